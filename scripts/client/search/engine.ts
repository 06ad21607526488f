/** Answers queries from the index's files. Knows no DOM, so that it runs in Node too. */

import type { Hit, SearchOptions } from "../common/runtime.ts";
import { findRecord, locate, nameKey, parseReference, type Point } from "./citation.ts";
import { excerpt } from "./excerpt.ts";
import { FORMAT_VERSION } from "./format.ts";
import { type Candidate, idf, rank, type Term, WEIGHTS, type Weights } from "./rank.ts";
import { normalise, queryWords, runs } from "./segment.ts";
import { type Doc, MissingFile, type Page, type Read, Segment, type SegmentEntry, wordFiles } from "./store.ts";

export interface Answer {
  hits: Hit[];
  /** How many there are in all, and of each kind (`kinds` does not narrow these). */
  total: number;
  counts: Map<string, number>;
  /** Names of data files that could not be read; the hits are what the rest yields. */
  missing: string[];
}

interface Manifest {
  version: number;
  total: number;
  stop: [string, number][];
  segments: SegmentEntry[];
}

interface Index {
  manifest: Manifest;
  stop: Map<string, number>;
  segments: Segment[];
  names: Map<string, Target[]>;
  missing: string[];
}

interface Target {
  segment: Segment;
  page: Page;
}

/** Longer queries are cut: nobody types more, and each character costs a file. */
const MOST_CHARACTERS = 200;

/** Hits that score less than this share of the best one are noise: they share a common word or two. */
const FLOOR = 0.2;

/** The score of what the query names outright: above all that ranking yields. */
const CITED = 1000;

/** So many hits from the top have their texts compared with the query's wording. */
const WINDOW = 10;

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
    const text = [...query.slice(0, 2 * MOST_CHARACTERS)].slice(0, MOST_CHARACTERS).join("");
    if (!runs(text).length) return { hits: [], total: 0, counts: new Map(), missing: [] };
    const index = await this.open(text);
    const missing = new Set(index.missing);
    const { cited, label } = await this.cited(text, index, missing);
    // Beside an article that the query names only what mentions that article is of interest.
    const words = await this.words(label ?? text, index, missing);
    const ranked = await this.ranked(words, index, missing, label !== undefined);
    const taken = new Set(cited.map(key));
    const rest = ranked.filter((candidate) => !taken.has(key(candidate)));
    const counts = new Map<string, number>();
    for (const { page } of [...cited, ...rest]) counts.set(page.kind, (counts.get(page.kind) ?? 0) + 1);

    const wanted = ({ page }: Candidate): boolean => !options.kinds?.length || options.kinds.includes(page.kind);
    const limit = options.limit ?? 10;
    const first = cited.filter(wanted);
    const others = rest.filter(wanted);
    const shown = await Promise.all(
      [...first, ...others.slice(0, Math.max(limit, WINDOW))].map(async (one) => ({ one, doc: await this.doc(one, missing) })),
    );
    const order = [...shown.slice(0, first.length), ...byWording(shown.slice(first.length), text, this.weights.wording)];
    const hits = order.slice(0, limit).map(({ one, doc }) => toHit(one, doc, words));
    return { hits, total: cited.length + rest.length, counts, missing: [...missing] };
  }

  /** The record's text; for a page that of its first record. */
  private async doc({ segment, page, record }: Candidate, missing: Set<string>): Promise<Doc> {
    const source = record ?? (page.count ? page.first : undefined);
    const doc = source === undefined ? undefined : await orMissing(segment.doc(source), missing);
    return doc ?? { anchor: "", label: "", text: "" };
  }

  private open(text: string): Promise<Index> {
    this.index ??= this.openOnce(text).catch((error: unknown) => {
      this.index = undefined; // the next query tries again
      throw error;
    });
    return this.index;
  }

  private async openOnce(text: string): Promise<Index> {
    let manifest: Manifest;
    try {
      manifest = (await this.read("search/manifest")) as Manifest;
    } catch {
      throw new Error("读不到检索索引（search/manifest.js），暂时无法检索。");
    }
    if (manifest?.version !== FORMAT_VERSION) {
      throw new Error("检索索引与检索程序的版本不一致。请刷新页面；仍不行，请重新生成网站。");
    }
    // The first query's words travel beside the tables of pages; who needs one reports it if it fails.
    const early = manifest.segments.flatMap((entry) => wordFiles(entry, firstCharacters(text)));
    for (const name of early) this.read(name).catch(() => undefined);
    const missing: string[] = [];
    const opened = await Promise.all(
      manifest.segments.map((entry) => Segment.open(entry, this.read).catch(() => void missing.push(`${entry.folder}/meta`))),
    );
    const segments = opened.filter((one) => one instanceof Segment);
    if (missing.length) this.index = undefined; // what is there is used now, the next query tries again
    return { manifest, stop: new Map(manifest.stop), segments, names: namesOf(segments), missing };
  }

  /** The words of the query, stop words left out, each once. */
  private async words(text: string, index: Index, missing: Set<string>): Promise<string[]> {
    const characters = firstCharacters(text);
    const failed = await Promise.all(index.segments.map((one) => one.loadWords(characters)));
    for (const name of failed.flat()) missing.add(name);
    const frequency = (word: string): number => {
      for (const one of index.segments) {
        const entry = one.words.get(word);
        if (entry) return entry.frequency;
      }
      return index.stop.get(word) ?? 0;
    };
    const longest = Math.max(...index.segments.map((one) => one.longest), ...[...index.stop.keys()].map((word) => word.length));
    const words = queryWords(text, { frequency, total: index.manifest.total, longest });
    return [...new Set(words)].filter((word) => !index.stop.has(word));
  }

  private async ranked(words: string[], index: Index, missing: Set<string>, complete: boolean): Promise<Candidate[]> {
    const total = index.segments.reduce((sum, one) => sum + one.docs, 0);
    const terms = await Promise.all(
      words.map(async (word): Promise<Term> => {
        const entries = index.segments.map((one) => one.words.get(word));
        const count = entries.reduce((sum, entry) => sum + (entry?.count ?? 0), 0);
        const found = await Promise.all(
          index.segments.map(async (one, at) => {
            const entry = entries[at];
            const text = entry?.count ? await orMissing(one.postings(entry), missing) : undefined;
            return { text, titles: entry?.titles };
          }),
        );
        const share = hasParts(word, words) ? this.weights.compound : 1;
        return { weight: idf(total, count) * share, found };
      }),
    );
    const known = terms.filter(({ found }) => found.some(({ text, titles }) => text ?? titles?.records.length));
    const candidates = rank(known, index.segments, this.weights, complete ? 1 : 0);
    const best = candidates[0]?.score ?? 0;
    return candidates.filter(({ score }) => score >= best * FLOOR);
  }

  /** The article or pages that the query names, and for an article the way texts refer to it. */
  private async cited(text: string, index: Index, missing: Set<string>): Promise<{ cited: Cited[]; label: string | undefined }> {
    const reference = parseReference(text, index.names.keys());
    const targets = (reference && index.names.get(reference.name)) ?? [];
    const point = reference?.point;
    const cited: Cited[] = [];
    let label: string | undefined;
    for (const { segment, page } of targets) {
      const offset = point ? findRecord(page.runs, point.number, point.sub) : undefined;
      const record = offset === undefined ? undefined : page.first + offset;
      if (point && !page.runs.length) continue;
      cited.push({ segment, page, record, score: CITED, point });
      if (record !== undefined) label = `${reference?.name}${(await orMissing(segment.doc(record), missing))?.label ?? ""}`;
    }
    return { cited, label };
  }
}

/** A candidate that the query names outright. */
interface Cited extends Candidate {
  point: Point | undefined;
}

/** The characters that a word of `text` may begin with. */
function firstCharacters(text: string): Set<string> {
  return new Set(runs(text).flatMap((run) => (run < "\u4e00" ? [run.charAt(0)] : [...run])));
}

function key({ page, record }: Candidate): string {
  return `${page.url} ${record ?? ""}`;
}

/** Whether other words of the query are parts of this one. */
function hasParts(word: string, words: string[]): boolean {
  return words.some((other) => other !== word && word.includes(other));
}

function namesOf(segments: Segment[]): Map<string, Target[]> {
  const names = new Map<string, Target[]>();
  for (const segment of segments) {
    for (const page of segment.pages) {
      for (const name of new Set([page.title, ...page.names].map(nameKey))) {
        names.set(name, [...(names.get(name) ?? []), { segment, page }]);
      }
    }
  }
  return names;
}

/** The first few hits, those that hold the query's own wording before the others of like score. */
function byWording<T extends { one: Candidate; doc: Doc }>(shown: T[], query: string, factor: number): T[] {
  const phrases = runs(query).filter((run) => run.length > 2);
  const front = shown.slice(0, WINDOW).map((entry) => {
    const { one, doc } = entry;
    const text = normalise(one.record === undefined ? one.page.title : doc.text);
    const holds = phrases.length > 0 && phrases.every((phrase) => text.includes(phrase));
    return holds ? { ...entry, one: { ...one, score: one.score * factor } } : entry;
  });
  front.sort((a, b) => b.one.score - a.one.score);
  return [...front, ...shown.slice(WINDOW)];
}

function toHit(candidate: Candidate & Partial<Cited>, doc: Doc, words: string[]): Hit {
  const { page, record, score, point } = candidate;
  const place = (record !== undefined && point && locate(doc.anchor, doc.text, point)) || doc;
  const fragment = record !== undefined && place.anchor ? `#${place.anchor}` : "";
  const { text, marks } = excerpt(place.text, words);
  const hit: Hit = { url: page.url + fragment, kind: page.kind, title: page.title, excerpt: text, marks, score };
  if (page.law) hit.law = page.law;
  if (record === undefined || !doc.label) return hit;
  if (page.law) hit.article = doc.label;
  else if (doc.label !== page.title) hit.title = `${page.title} · ${doc.label}`;
  return hit;
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
