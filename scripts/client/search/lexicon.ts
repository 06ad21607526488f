/** The words of all segments together, as far as they have been read. */

import { unpack } from "../common/packed.ts";
import { failures, Files, type Read } from "./files.ts";
import { lastUpTo, Reader, type Word } from "./format.ts";
import { idf } from "./rank.ts";
import { cut, type Dictionary, runs, segment } from "./segment.ts";
import type { Segment, SegmentEntry, Target } from "./store.ts";
import type { InputEntry } from "./inputs.ts";

/** What search/manifest.js holds. */
export interface Manifest {
  version: number;
  total: number;
  stop: [string, number][];
  /** Packed: a line for each word, with those related to it and a mark behind each; see manifest.py. */
  related: string;
  input: InputEntry;
  /** The word files, and the first characters of each one's words, rising. */
  words: { folder: string; starts: string };
  segments: SegmentEntry[];
}

/** A word that stands for another. */
export interface Related {
  word: string;
  /** How far it counts as the other, 0 to 1. */
  share: number;
  /** Whether it is another name of the same thing. */
  same: boolean;
  /** Whether it was learned from questions, and no editor wrote it. */
  learned: boolean;
}

/** How far another word counts as the word itself. */
const SHARES: Record<string, number> = { "=": 0.8, "+": 0.7 };

/** The frequency of a word that has relations but stands in no text (segment.py: USER_FREQUENCY). */
const TERM_FREQUENCY = 5000;

export class Lexicon {
  readonly segments: Segment[];
  /** As the buckets of a file follow each other. */
  private readonly all: (Segment | undefined)[];
  private readonly files: Files;
  private readonly starts: string[];
  private readonly stop: Map<string, number>;
  /** Each word's line of related ones, as it is in the manifest: a query needs few of them. */
  private readonly related = new Map<string, string>();
  private readonly total: number;
  /** The length of the longest word that is no segment's. */
  private readonly longest: number;

  /** `segments`: undefined stands for one that can't be read. Rejects when the manifest is damaged. */
  static async open(manifest: Manifest, segments: (Segment | undefined)[], read: Read): Promise<Lexicon> {
    return new Lexicon(manifest, new TextDecoder().decode(await unpack(manifest.related)), segments, read);
  }

  private constructor({ stop, total, words }: Manifest, related: string, all: (Segment | undefined)[], read: Read) {
    this.all = all;
    this.segments = all.filter((one) => one !== undefined);
    this.stop = new Map(stop);
    this.total = total;
    this.starts = [...words.starts];
    this.files = new Files(words.folder, read);
    for (const line of related.split("\n")) {
      const end = line.indexOf(" ");
      if (end > 0) this.related.set(line.slice(0, end), line.slice(end + 1));
    }
    this.longest = Math.max(0, ...[...this.stop.keys(), ...this.related.keys()].map((word) => word.length));
  }

  /** Read the words that may be in `text`, and those related to them; the files that can't be had become `missing`. */
  async load(text: string, missing: Set<string>): Promise<void> {
    const characters = new Set(firstCharacters(text));
    for (const run of runs(text)) {
      for (const word of this.related.keys()) {
        if (run.includes(word)) for (const other of this.relatedTo(word)) characters.add(other.word.charAt(0));
      }
    }
    for (const name of await this.loadWords(characters)) missing.add(name);
  }

  /** Read the words that begin with any of `characters`; returns the files that can't be had. */
  async loadWords(characters: Iterable<string>): Promise<string[]> {
    if (!this.starts.length) return [];
    const numbers = new Set([...characters].map((character) => Math.max(0, lastUpTo(this.starts, character))));
    return failures([...numbers].map((number) => this.files.once(String(number), async (data) => this.add(await unpack(data)))));
  }

  private add(file: Uint8Array): void {
    const reader = new Reader(file);
    const buckets = this.all.map(() => reader.take(reader.varint()));
    for (const [at, one] of this.all.entries()) if (buckets[at]?.length) one?.add(buckets[at]);
  }

  /** What each segment has of `word`. */
  entries(word: string): (Word | undefined)[] {
    return this.segments.map((one) => one.word(word));
  }

  /** How many records hold `word` in their text or are found by it otherwise. */
  count(word: string): number {
    return this.entries(word).reduce((sum, entry) => sum + (entry ? entry.count + entry.titleCount : 0), 0);
  }

  /**
   * How much `word` tells: BM25's idf over texts, or over the ways in which articles are asked for where it is
   * commoner there. A word that half of all questions have tells nothing, though hardly a statute has it.
   */
  weight(word: string): number {
    const [texts, asked] = [this.idfOf(word, (one) => one.docs, (entry) => entry.count), this.idfOf(word, (one) => one.asked, (entry) => entry.askedCount)];
    return Math.min(texts, asked);
  }

  private idfOf(word: string, all: (one: Segment) => number, holding: (entry: Word) => number): number {
    const count = this.entries(word).reduce((sum, entry) => sum + (entry ? holding(entry) : 0), 0);
    return count ? idf(this.segments.reduce((sum, one) => sum + all(one), 0), count) : Infinity;
  }

  isStop(word: string): boolean {
    return this.stop.has(word);
  }

  relatedTo(word: string): Related[] {
    return this.related.get(word)?.split(" ").map(parseRelated) ?? [];
  }

  /** Whether any word begins with `character`. */
  begins(character: string): boolean {
    return this.segments.some((one) => one.begins(character)) || [...this.stop.keys()].some((word) => word.startsWith(character));
  }

  /** The words that begin with `character`, the commonest first. */
  beginningWith(character: string): string[] {
    const words = new Set(this.segments.flatMap((one) => one.beginningWith(character)));
    return [...words].sort((a, b) => this.count(b) - this.count(a));
  }

  /** The words of `text` in their order, each character in one, stop words included. */
  cut(text: string): string[] {
    return cut(text, this.dictionary());
  }

  /** The words of `text` to look up, each once. */
  words(text: string): string[] {
    return [...new Set(segment(text, this.dictionary()))].filter((word) => !this.isStop(word));
  }

  /** All names that pages go by. */
  names(): Map<string, Target[]> {
    const names = new Map<string, Target[]>();
    for (const one of this.segments) {
      for (const [name, targets] of one.names) names.set(name, [...(names.get(name) ?? []), ...targets]);
    }
    return names;
  }

  private dictionary(): Dictionary {
    const frequency = (word: string): number => {
      for (const one of this.segments) {
        const entry = one.word(word);
        if (entry) return entry.frequency;
      }
      return this.stop.get(word) ?? (this.related.has(word) ? TERM_FREQUENCY : 0);
    };
    return { frequency, total: this.total, longest: Math.max(this.longest, ...this.segments.map((one) => one.longest)) };
  }
}

/** The characters that a word of `text` may begin with. */
function firstCharacters(text: string): string[] {
  return runs(text).flatMap((run) => (run < "\u4e00" ? [run.charAt(0)] : [...run]));
}

function parseRelated(marked: string): Related {
  const mark = marked.slice(-1);
  const written = SHARES[mark];
  return { word: marked.slice(0, -1), share: written ?? Number(mark) / 10, same: mark === "=", learned: written === undefined };
}
