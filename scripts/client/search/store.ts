/** One segment of the index: reads its files when they are needed, each once. */

import { unpack, unpackJson } from "../common/packed.ts";
import { decodeWords, FORMAT_VERSION, type Postings, Reader, type Word } from "./format.ts";

/** Delivers the data of the file `name` (a path below the site's root without .js). */
export type Read = (name: string) => Promise<unknown>;

export interface Page {
  kind: string;
  url: string;
  title: string;
  names: string[];
  law: string | undefined;
  boost: number;
  /** Its records are `first` … `first + count - 1`. */
  first: number;
  count: number;
  /** Runs of article numbers: first record of the page, number, sub-number, length, and so on. */
  runs: number[];
}

/** The unit that is found: an article, or a section of a page. */
export interface Doc {
  anchor: string;
  label: string;
  text: string;
}

type PageEntry = [string, string, string, string[], string | true | null, number, number, number[]];

/** A segment as the manifest names it. */
export interface SegmentEntry {
  folder: string;
  docs: number;
  /** The first characters of the word buckets. */
  words: string;
}

interface Meta {
  version: number;
  pages: PageEntry[];
  /** The sizes of the postings files in bytes, and of the text files in records. */
  postings: number[];
  texts: number[];
}

export class Segment {
  readonly docs: number;
  readonly pages: Page[];
  /** The words of the buckets read so far. */
  readonly words = new Map<string, Word>();
  /** The length of the longest of them. */
  longest = 0;
  private readonly folder: string;
  private readonly read: Read;
  private readonly wordStarts: string[];
  private readonly postingStarts: number[];
  private readonly textStarts: number[];
  private readonly cache = new Map<string, Promise<unknown>>();

  private constructor({ folder, docs, words }: SegmentEntry, meta: Meta, read: Read) {
    this.folder = folder;
    this.docs = docs;
    this.wordStarts = [...words];
    this.postingStarts = starts(meta.postings);
    this.textStarts = starts(meta.texts);
    this.read = read;
    let first = 0;
    this.pages = meta.pages.map(([kind, url, title, names, law, boost, count, runs]) => {
      const page = { kind, url, title, names, law: law === true ? title : (law ?? undefined), boost, first, count, runs };
      first += count;
      return page;
    });
  }

  static async open(entry: SegmentEntry, read: Read): Promise<Segment> {
    const meta = unpackJson(await read(`${entry.folder}/meta`)) as Meta;
    if (meta.version !== FORMAT_VERSION) throw new TypeError("another format");
    return new Segment(entry, meta, read);
  }

  /** Read the words that begin with any of `characters`; returns the files that can't be had. */
  async loadWords(characters: Iterable<string>): Promise<string[]> {
    return failures(buckets(this.wordStarts, characters).map((bucket) => this.bucket(bucket)));
  }

  private async bucket(number: number): Promise<void> {
    await this.once(`w/${number}`, (data) => {
      for (const [word, entry] of decodeWords(unpack(data))) {
        this.words.set(word, entry);
        this.longest = Math.max(this.longest, word.length);
      }
    });
  }

  /** The records that hold `word` in their text. Rejects with a MissingFile. */
  async postings(word: Word): Promise<Postings> {
    const shard = position(this.postingStarts, word.offset);
    const bytes = await this.once(`p/${shard}`, unpack);
    const start = word.offset - (this.postingStarts[shard] as number);
    return new Reader(bytes.subarray(start, start + word.size)).postings(word.count);
  }

  /** A record's anchor, label and text. Rejects with a MissingFile. */
  async doc(record: number): Promise<Doc> {
    const file = position(this.textStarts, record);
    const block = await this.once(`t/${file}`, (data) => unpackJson(data) as [string, string, string][]);
    const [anchor, label, text] = block[record - (this.textStarts[file] as number)] ?? ["", "", ""];
    return { anchor, label, text };
  }

  private once<T>(path: string, decode: (data: unknown) => T): Promise<T> {
    const known = this.cache.get(path) as Promise<T> | undefined;
    if (known) return known;
    const name = `${this.folder}/${path}`;
    const reading = this.read(name)
      .then(decode)
      .catch(() => {
        this.cache.delete(path); // the next query tries again
        throw new MissingFile(name);
      });
    this.cache.set(path, reading);
    return reading;
  }
}

/** The word files of a segment that hold the words beginning with `characters`: names for `Read`. */
export function wordFiles({ folder, words }: SegmentEntry, characters: Iterable<string>): string[] {
  return buckets([...words], characters).map((bucket) => `${folder}/w/${bucket}`);
}

function buckets(starts: string[], characters: Iterable<string>): number[] {
  const found = new Set([...characters].map((character) => position(starts, character)));
  found.delete(-1);
  return [...found];
}

/** A data file that isn't there or is damaged. */
export class MissingFile extends Error {}

/** The names of the files that `work` could not have; any other failure is thrown on. */
async function failures(work: Promise<unknown>[]): Promise<string[]> {
  const missing: string[] = [];
  for (const outcome of await Promise.allSettled(work)) {
    if (outcome.status === "fulfilled") continue;
    if (!(outcome.reason instanceof MissingFile)) throw outcome.reason;
    missing.push(outcome.reason.message);
  }
  return missing;
}

/** Where things of these sizes begin when they stand one behind the other. */
function starts(sizes: number[]): number[] {
  let sum = 0;
  return sizes.map((size) => (sum += size) - size);
}

/** Where in the rising `starts` the last one is that is not above `value`; -1 when all are. */
function position<T extends string | number>(starts: T[], value: T): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as T) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
