/** One segment of the index: reads its files when they are needed, each once. */

import { unpack, unpackJson } from "../common/packed.ts";
import { decodeBucket, type Postings, Reader, type Word } from "./format.ts";

/** Delivers the data of the file `name` (a path below the site's root without .js). */
export type Read = (name: string) => Promise<unknown>;

/** What ranking knows of a page. Its records are `first` … `first + count - 1`. */
export interface Page {
  number: number;
  kind: string;
  department: string;
  status: string;
  boost: number;
  first: number;
  count: number;
}

/** The unit that is found: an article, or a section of a page; and the page it belongs to. */
export interface Doc {
  anchor: string;
  label: string;
  text: string;
  url: string;
  title: string;
  law: string | undefined;
}

/** A page under one of its names, with the runs of its article numbers. */
export interface Target {
  segment: Segment;
  page: Page;
  runs: number[];
}

/** A segment as the manifest has it. */
export interface SegmentEntry {
  folder: string;
  docs: number;
  /** Of how many of them it is known how people ask for them. */
  asked: number;
  /** The first characters of the word buckets. */
  words: string;
  /** The kinds, departments and statuses that the table of pages numbers. */
  labels: [string[], string[], string[]];
  pages: string;
}

type TextFile = [[number, string, string, string | true | null][], [string, string, string][]];

const TEXT_RECORDS = 16;

export class Segment {
  readonly docs: number;
  readonly asked: number;
  readonly pages: Page[];
  /** The words and names of the buckets read so far. */
  readonly words = new Map<string, Word>();
  readonly names = new Map<string, Target[]>();
  /** What the words read so far begin with. */
  readonly firsts = new Set<string>();
  /** The length of the longest of the words. */
  longest = 0;
  private readonly folder: string;
  private readonly read: Read;
  private readonly starts: string[];
  private readonly cache = new Map<string, Promise<unknown>>();

  /** Throws when the entry is damaged. */
  constructor({ folder, docs, asked, words, labels, pages }: SegmentEntry, read: Read) {
    this.folder = folder;
    this.docs = docs;
    this.asked = asked;
    this.starts = [...words];
    this.read = read;
    this.pages = pageTable(unpack(pages), labels);
  }

  /** Read the words that begin with any of `characters`; returns the files that can't be had. */
  async loadWords(characters: Iterable<string>): Promise<string[]> {
    if (!this.starts.length) return [];
    const numbers = new Set([...characters].map((character) => Math.max(0, position(this.starts, character))));
    return failures([...numbers].map((number) => this.bucket(number)));
  }

  private bucket(number: number): Promise<void> {
    return this.once(`w/${number}`, (data) => {
      const { words, names } = decodeBucket(unpack(data));
      for (const [word, entry] of words) {
        this.words.set(word, entry);
        this.firsts.add(word.charAt(0));
        this.longest = Math.max(this.longest, word.length);
      }
      for (const [name, page, runs] of names) {
        const target = { segment: this, page: this.pages[page]!, runs };
        this.names.set(name, [...(this.names.get(name) ?? []), target]);
      }
    });
  }

  /** The records that hold `word` in their text. Rejects with a MissingFile. */
  async postings({ list, count }: Word): Promise<Postings> {
    if ("records" in list) return list;
    const bytes = await this.once(`p/${list.file}`, unpack);
    return new Reader(bytes.subarray(list.at, list.at + list.size)).postings(count);
  }

  /** A record with its page. Rejects with a MissingFile. */
  async doc(record: number, page: Page): Promise<Doc> {
    const number = Math.floor(record / TEXT_RECORDS);
    const [pages, records] = await this.once(`t/${number}`, (data) => unpackJson(data) as TextFile);
    const entry = pages.find(([other]) => other === page.number);
    const doc = records[record % TEXT_RECORDS];
    if (!entry || !doc) throw new MissingFile(`${this.folder}/t/${number}`);
    const [, url, title, law] = entry;
    return { anchor: doc[0], label: doc[1], text: doc[2], url, title, law: law === true ? title : (law ?? undefined) };
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

/** A data file that isn't there or is damaged. */
export class MissingFile extends Error {}

function pageTable(bytes: Uint8Array, [kinds, departments, statuses]: SegmentEntry["labels"]): Page[] {
  const reader = new Reader(bytes);
  const count = reader.varint();
  const column = (): number[] => reader.varints(count);
  const [counts, boosts, kind, department, status] = [column(), column(), column(), column(), column()];
  let first = 0;
  return counts.map((size, number) => {
    const page = {
      number,
      kind: kinds[kind[number]!]!,
      department: departments[department[number]!]!,
      status: statuses[status[number]!]!,
      boost: boosts[number]! / 100,
      first,
      count: size,
    };
    first += size;
    return page;
  });
}

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

/** Where in the rising `starts` the last one is that is not above `value`; -1 when all are. */
function position(starts: string[], value: string): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
