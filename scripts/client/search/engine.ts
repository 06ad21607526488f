/** Answers queries from the index's files. Knows no DOM, so that it runs in Node too. */

import type { Hit, SearchOptions } from "../common/runtime.ts";
import { findRecord, parseReference, type Point } from "./citation.ts";
import { MissingFile, type Read } from "./files.ts";
import { FORMAT_VERSION } from "./format.ts";
import { byWording, toHit } from "./hits.ts";
import { Inputs } from "./inputs.ts";
import { Lexicon, type Manifest } from "./lexicon.ts";
import { type Alternative, type Candidate, rank, type Term, WEIGHTS, type Weights } from "./rank.ts";
import { runs } from "./segment.ts";
import { type Doc, type Page, Segment } from "./store.ts";
import { fromPinyin, fromSlips, fromTraditional, type Note, type Reading } from "./understand.ts";

/** How many hits there are of each value: 法条 → 12. */
export type Counts = Map<string, number>;

export interface Answer {
  hits: Hit[];
  /** How many there are in all, and of each kind, department and status (options don't narrow these). */
  total: number;
  /** How many there are within the filters. */
  wanted: number;
  counts: Counts;
  departments: Counts;
  statuses: Counts;
  /** How the query was understood, where it wasn't taken as it stands. */
  notes: Note[];
  /** Names of data files that could not be read; the hits are what the rest yields. */
  missing: string[];
}

interface Index {
  lexicon: Lexicon;
  inputs: Inputs;
  missing: string[];
}

/** The index was made for another version of this program. */
export class OtherVersion extends Error {}

/** Longer queries are cut: nobody types more, and each character costs a file. */
const MOST_CHARACTERS = 200;

/** Hits that score less than this share of the best one are noise: they share a common word or two. */
const FLOOR = 0.2;

/** The score of what the query names outright: above all that ranking yields. */
const CITED = 1000;

/** So many hits from the top have their texts compared with the query's wording. */
const WINDOW = 10;

/** Where nothing matches: so many of the commonest words with the same first character, and how far they count. */
const NEAREST = 3;
const NEAREST_SHARE = 0.3;

/** Letters that so many records hold are taken as they stand; the few that hold others may quote an address. */
const COMMON_LETTERS = 20;

export class Engine {
  private readonly read: Read;
  private readonly weights: Weights;
  private index: Promise<Index> | undefined;

  constructor(read: Read, weights: Weights = WEIGHTS) {
    this.read = read;
    this.weights = weights;
  }

  /**
   * The best hits for `query`; none for one without words. Rejects with a Chinese message when there
   * is no index that this engine can read.
   */
  async search(query: string, options: SearchOptions = {}): Promise<Answer> {
    const typed = [...query.slice(0, 2 * MOST_CHARACTERS)].slice(0, MOST_CHARACTERS).join("");
    if (!runs(typed).length) return answer([], [], 0, [], []);
    this.index ??= this.open();
    const index = await this.index.catch((error: unknown) => {
      this.index = undefined; // the next query tries again
      throw error;
    });
    if (index.missing.length) this.index = undefined;
    const missing = new Set(index.missing);
    const { lexicon } = index;
    const { text, notes } = await understand(typed, index, missing, options.literal ?? false);
    const { cited, label } = await findCited(text, lexicon, missing);
    if (label) await lexicon.load(label, missing);
    // Beside an article that the query names only what mentions that article is of interest.
    const words = lexicon.words(label ?? text);
    const sought = words.length ? words : runs(text).flatMap((run) => [...run]); // of stop words alone: near ones
    const ranked = await this.ranked(sought, lexicon, missing, notes, label !== undefined);
    const isCited = ({ page, record }: Candidate): boolean => cited.some((one) => one.page === page && one.record === record);
    const all: Cited[] = [...cited, ...ranked.filter((candidate) => !isCited(candidate))];

    const limit = options.limit ?? 10;
    const wanted = all.filter(({ page }) => chosen(page, options));
    const first = wanted.filter(({ score }) => score === CITED).length;
    const shown = await withDocs(wanted, first + Math.max(limit, WINDOW), missing);
    const front = shown.filter(({ one }) => one.score === CITED);
    const order = [...front, ...byWording(shown.slice(front.length), text, this.weights, WINDOW)];
    const marked = [...words, ...notes.flatMap(({ kind, to }) => (kind === "related" || kind === "nearest" ? to : []))];
    return answer(order.slice(0, limit).map(({ one, doc }) => toHit(one, doc, marked)), all, wanted.length, notes, [...missing]);
  }

  private async open(): Promise<Index> {
    let manifest: Manifest;
    try {
      manifest = (await this.read("search/manifest")) as Manifest;
    } catch {
      throw new Error("读不到检索索引（search/manifest.js），暂时无法检索。");
    }
    if (manifest?.version !== FORMAT_VERSION) {
      throw new OtherVersion("检索索引与检索程序的版本不一致。请刷新页面；仍不行，请重新生成网站。");
    }
    const opened = await Promise.allSettled(manifest.segments.map((entry) => Segment.open(entry, this.read)));
    const segments = opened.map((one) => (one.status === "fulfilled" ? one.value : undefined));
    const missing = manifest.segments.flatMap(({ folder }, at) => (segments[at] ? [] : [folder]));
    const lexicon = await Lexicon.open(manifest, segments, this.read);
    return { lexicon, inputs: new Inputs(manifest.input, this.read), missing };
  }

  private async ranked(words: string[], lexicon: Lexicon, missing: Set<string>, notes: Note[], complete: boolean): Promise<Candidate[]> {
    const terms = await Promise.all(words.map((word) => this.term(word, words, lexicon, missing)));
    notes.push(...terms.flatMap(({ note }) => note ?? []));
    const known: Term[] = terms.filter(({ alternatives }) => alternatives.some(isFound));
    if (!known.length) known.push(...(await this.nearest(words, lexicon, missing, notes)));
    return rank(known, lexicon.segments, this.weights, complete ? 1 : 0, FLOOR);
  }

  /** `word` with what is related to it and isn't among the `words` itself. Names of one thing weigh alike. */
  private async term(word: string, words: string[], lexicon: Lexicon, missing: Set<string>): Promise<Term & { note: Note | undefined }> {
    const factor = words.some((other) => other !== word && word.includes(other)) ? this.weights.compound : 1;
    const all = this.weights.related ? lexicon.relatedTo(word) : [];
    const related = all.filter((other) => !words.includes(other.word) && Number.isFinite(lexicon.weight(other.word)));
    const names = [word, ...related.filter(({ same }) => same).map((other) => other.word)];
    const own = Math.min(...names.map((name) => lexicon.weight(name))) * factor;
    const alternatives = await Promise.all([
      this.alternative(word, own, 1, lexicon, missing),
      ...related.map((other) => {
        const weight = other.same ? own : lexicon.weight(other.word) * factor;
        const share = other.share * this.weights.related;
        return this.alternative(other.word, weight * share, share, lexicon, missing);
      }),
    ]);
    const written = related.filter(({ learned }) => !learned).map((other) => other.word);
    const note: Note | undefined = written.length ? { kind: "related", from: word, to: written } : undefined;
    const weight = Number.isFinite(own) ? own : Math.max(0, ...alternatives.slice(1).map((one) => one.weight));
    return { weight, alternatives, note };
  }

  /** Where no word of the query is known: Chinese words that begin alike. */
  private async nearest(words: string[], lexicon: Lexicon, missing: Set<string>, notes: Note[]): Promise<Term[]> {
    const terms: Term[] = [];
    for (const word of words.filter((one) => one >= "\u4e00")) {
      const near = lexicon.beginningWith(word.charAt(0)).filter((other) => Number.isFinite(lexicon.weight(other)));
      const others = near.slice(0, NEAREST);
      if (!others.length) continue;
      const alternatives = await Promise.all(
        others.map((other) => this.alternative(other, lexicon.weight(other) * NEAREST_SHARE, 1, lexicon, missing)),
      );
      terms.push({ weight: Math.max(...alternatives.map(({ weight }) => weight)), alternatives });
      notes.push({ kind: "nearest", from: word, to: others });
    }
    return terms;
  }

  private async alternative(word: string, weight: number, share: number, lexicon: Lexicon, missing: Set<string>): Promise<Alternative> {
    const entries = lexicon.entries(word);
    const found = await Promise.all(
      lexicon.segments.map(async (one, at) => {
        const entry = entries[at];
        return {
          text: entry?.count ? await orMissing(one.postings(entry), missing) : undefined,
          titles: entry?.titleCount ? entry.titles : undefined,
          asked: entry?.askedCount ? entry.asked : undefined,
        };
      }),
    );
    return { weight, share, found };
  }
}

function isFound({ found }: Alternative): boolean {
  return found.some(({ text, titles, asked }) => text ?? titles ?? asked);
}

/** `typed` in words of the index: Traditional characters, pinyin and slips replaced. Reads the words on the way. */
async function understand(typed: string, { lexicon, inputs }: Index, missing: Set<string>, literal: boolean): Promise<Reading> {
  const isKnown = (word: string): boolean => lexicon.count(word) >= COMMON_LETTERS;
  const rankOf = (word: string): number | undefined => (lexicon.isStop(word) ? undefined : 32 - Math.clz32(lexicon.count(word)));
  await lexicon.load(typed, missing);
  let text = typed;
  const notes: Note[] = [];
  const steps = [
    () => fromTraditional(text, (character) => lexicon.begins(character), inputs),
    () => fromPinyin(text, isKnown, inputs),
    () => (literal || parseReference(text, lexicon.names().keys()) ? { text, notes: [] } : fromSlips(text, lexicon.cut(text), rankOf, inputs)),
  ];
  for (const step of steps) {
    const reading = await orMissing(Promise.resolve(step()), missing);
    if (!reading?.notes.length) continue;
    text = reading.text;
    notes.push(...reading.notes);
    await lexicon.load(text, missing);
  }
  return { text, notes };
}

/** A candidate; with `point` one that the query names outright. */
interface Cited extends Candidate {
  point?: Point | undefined;
}

/** The article or pages that the query names, and for an article the way texts refer to it. */
async function findCited(text: string, lexicon: Lexicon, missing: Set<string>): Promise<{ cited: Cited[]; label: string | undefined }> {
  const names = lexicon.names();
  const reference = parseReference(text, names.keys());
  const point = reference?.point;
  const cited: Cited[] = [];
  let label: string | undefined;
  for (const { segment, page, runs: articles } of (reference && names.get(reference.name)) ?? []) {
    if (point && !articles.length) continue;
    const offset = point ? findRecord(articles, point.number, point.sub) : undefined;
    const record = offset === undefined ? undefined : page.first + offset;
    cited.push({ segment, page, record, score: CITED, point });
    if (record !== undefined) label = `${reference?.name}${(await orMissing(segment.doc(record, page), missing))?.label ?? ""}`;
  }
  // Of several statutes of one name those that have the article: the amendments number their clauses through.
  const exact = cited.filter(({ record }) => record !== undefined);
  return { cited: exact.length ? exact : cited, label };
}

/** The first `count` candidates with their texts; the next ones stand in for those whose text can't be had. */
async function withDocs(candidates: Cited[], count: number, missing: Set<string>): Promise<{ one: Cited; doc: Doc }[]> {
  const found: { one: Cited; doc: Doc }[] = [];
  for (let at = 0; at < candidates.length && found.length < count; ) {
    const some = candidates.slice(at, at + count - found.length);
    at += some.length;
    const docs = await Promise.all(some.map((one) => orMissing(one.segment.doc(one.record ?? one.page.first, one.page), missing)));
    for (const [index, doc] of docs.entries()) if (doc) found.push({ one: some[index]!, doc });
  }
  return found;
}

function chosen(page: Page, { kinds, departments, statuses }: SearchOptions): boolean {
  const allows = (values: string[] | undefined, value: string): boolean => !values?.length || values.includes(value);
  return allows(kinds, page.kind) && allows(departments, page.department) && allows(statuses, page.status);
}

function answer(hits: Hit[], all: Candidate[], wanted: number, notes: Note[], missing: string[]): Answer {
  const [counts, departments, statuses] = [new Map<string, number>(), new Map<string, number>(), new Map<string, number>()];
  for (const { page } of all) {
    for (const [map, value] of [[counts, page.kind], [departments, page.department], [statuses, page.status]] as const) {
      if (value) map.set(value, (map.get(value) ?? 0) + 1);
    }
  }
  return { hits, total: all.length, wanted, counts, departments, statuses, notes, missing };
}

async function orMissing<T>(reading: Promise<T>, missing: Set<string>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (!(error instanceof MissingFile)) throw error;
    missing.add(error.message);
    return undefined;
  }
}
