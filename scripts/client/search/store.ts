/** One segment of the index. */

import { parseJson, unpack } from "../common/packed.ts";
import { Files, MissingFile, type Read } from "./files.ts";
import { Bucket, type Postings, Reader, type Word } from "./format.ts";

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
  /** The names that the buckets read so far hold. */
  readonly names = new Map<string, Target[]>();
  /** These buckets, by what their words begin with. */
  private readonly buckets = new Map<string, Bucket>();
  /** The length of the longest of the words. */
  longest = 0;
  private readonly files: Files;

  /** Rejects when the entry is damaged. */
  static async open(entry: SegmentEntry, read: Read): Promise<Segment> {
    return new Segment(entry, pageTable(await unpack(entry.pages), entry.labels), read);
  }

  private constructor({ folder, docs, asked }: SegmentEntry, pages: Page[], read: Read) {
    this.docs = docs;
    this.asked = asked;
    this.pages = pages;
    this.files = new Files(folder, read);
  }

  /** Add the words and names of a bucket. */
  add(bytes: Uint8Array): void {
    const bucket = new Bucket(bytes);
    for (const word of bucket.words) {
      this.buckets.set(word.charAt(0), bucket);
      this.longest = Math.max(this.longest, word.length);
    }
    for (const [name, page, runs] of bucket.names) {
      const target = { segment: this, page: this.pages[page]!, runs };
      this.names.set(name, [...(this.names.get(name) ?? []), target]);
    }
  }

  /** What the buckets read so far have of `word`. */
  word(word: string): Word | undefined {
    return this.buckets.get(word.charAt(0))?.find(word);
  }

  /** The words that begin with `character`. */
  beginningWith(character: string): string[] {
    return this.buckets.get(character)?.words.filter((word) => word.startsWith(character)) ?? [];
  }

  /** Whether any word begins with `character`. */
  begins(character: string): boolean {
    return this.buckets.has(character);
  }

  /** The records that hold `word` in their text. Rejects with a MissingFile. */
  async postings(word: Word): Promise<Postings> {
    const { list } = word;
    if ("records" in list) return list;
    const bytes = await this.files.once(`p/${list.file}`, unpack);
    return new Reader(bytes.subarray(list.at, list.at + list.size)).postings(word.count);
  }

  /** A record with its page. Rejects with a MissingFile. */
  async doc(record: number, page: Page): Promise<Doc> {
    const number = Math.floor(record / TEXT_RECORDS);
    const [pages, records] = await this.files.once(`t/${number}`, async (data) => parseJson(await unpack(data)) as TextFile);
    const entry = pages.find(([other]) => other === page.number);
    const doc = records[record % TEXT_RECORDS];
    if (!entry || !doc) throw new MissingFile(this.files.name(`t/${number}`));
    const [, url, title, law] = entry;
    return { anchor: doc[0], label: doc[1], text: doc[2], url, title, law: law === true ? title : (law ?? undefined) };
  }
}

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
