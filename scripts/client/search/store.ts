/** One segment of the index: reads its files when they are needed, each once. */

import { decodeWords, FORMAT_VERSION, type Postings, Reader, unpack, unpackJson, type Word } from "./format.ts";

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

interface Meta {
  version: number;
  pages: PageEntry[];
  /** The first characters of the word buckets. */
  words: string;
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

  private constructor(folder: string, docs: number, meta: Meta, read: Read) {
    this.folder = folder;
    this.docs = docs;
    this.wordStarts = [...meta.words];
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

  static async open(folder: string, docs: number, read: Read): Promise<Segment> {
    const meta = (await unpackJson(await read(`${folder}/meta`))) as Meta;
    if (meta.version !== FORMAT_VERSION) throw new TypeError("another format");
    return new Segment(folder, docs, meta, read);
  }

  /** Read the words that begin with any of `characters`; returns the files that can't be had. */
  async loadWords(characters: Iterable<string>): Promise<string[]> {
    const buckets = new Set([...characters].map((character) => position(this.wordStarts, character)));
    buckets.delete(-1);
    return failures([...buckets].map((bucket) => this.bucket(bucket)));
  }

  private async bucket(number: number): Promise<void> {
    await this.once(`w/${number}`, async (data) => {
      for (const [word, entry] of decodeWords(await unpack(data))) {
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
    const block = await this.once(`t/${file}`, async (data) => (await unpackJson(data)) as [string, string, string][]);
    const [anchor, label, text] = block[record - (this.textStarts[file] as number)] ?? ["", "", ""];
    return { anchor, label, text };
  }

  private once<T>(path: string, decode: (data: unknown) => Promise<T>): Promise<T> {
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
