/** The index's byte formats, written by scripts/renda/search/encoding.py, lexicon.py and index.py. */

/** The only version of the format that this client reads. */
export const FORMAT_VERSION = 2;

/** The highest weight of a word in a record, which stands for K1 + 1. */
export const WEIGHT_STEPS = 63;

/** Lists of at most so many bytes stand in the bucket, and no list has more than so many records. */
const INLINE = 128;
const LONGEST = 8192;

/** Records that hold a word, rising, and the word's weight (1 … WEIGHT_STEPS) in each. */
export interface Postings {
  records: Uint32Array;
  weights: Uint8Array;
}

export interface Word {
  /** Frequency in the dictionary; 0 when it isn't in it. */
  frequency: number;
  /** How many records hold it in their text. */
  count: number;
  /** Its list of records, or where that lies: file, place and size in bytes. */
  list: Postings | { file: number; at: number; size: number };
  /** The pages that hold it in their title, and the records that are asked for with it. */
  titles: Postings;
  asked: Postings;
}

/** A name of a page, the page's number, and the runs of its article numbers (see `findRecord`). */
export type Name = [name: string, page: number, runs: number[]];

/** Reads numbers and bytes one behind the other; throws a RangeError at the end of the data. */
export class Reader {
  private readonly bytes: Uint8Array;
  private at = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  byte(): number {
    const value = this.bytes[this.at];
    if (value === undefined) throw new RangeError("data ends too soon");
    this.at += 1;
    return value;
  }

  varint(): number {
    let value = 0;
    let factor = 1;
    for (;;) {
      const byte = this.byte();
      value += (byte & 127) * factor;
      if (byte < 128) return value;
      factor *= 128; // no shifts: they would cut off at 32 bits
    }
  }

  varints(count: number): number[] {
    return Array.from({ length: count }, () => this.varint());
  }

  take(count: number): Uint8Array {
    if (this.at + count > this.bytes.length) throw new RangeError("data ends too soon");
    this.at += count;
    return this.bytes.subarray(this.at - count, this.at);
  }

  frontCoded(): string[] {
    const heads = Array.from({ length: this.varint() }, () => {
      const head = this.byte();
      const rest = head & 15;
      return { shared: head >> 4, rest: rest < 15 ? rest : 15 + this.varint() };
    });
    const text = new TextDecoder().decode(this.take(this.varint()));
    let at = 0;
    let word = "";
    return heads.map(({ shared, rest }) => {
      word = word.slice(0, shared) + text.slice(at, at + rest);
      at += rest;
      return word;
    });
  }

  /** The list of a word that `total` records hold. */
  postings(total: number): Postings {
    const count = Math.min(total, LONGEST);
    const records = new Uint32Array(count);
    let record = 0;
    for (let index = 0; index < count; index += 1) {
      record += this.varint();
      records[index] = record;
    }
    return { records, weights: this.take(count) };
  }
}

/** The words of one bucket, and the names that begin with its characters. */
export function decodeBucket(bytes: Uint8Array): { words: Map<string, Word>; names: Name[] } {
  const reader = new Reader(bytes);
  const words = reader.frontCoded();
  const column = (): number[] => reader.varints(words.length);
  const [frequencies, counts, sizes] = [column(), column(), column()];
  const long = sizes.filter((size) => size > INLINE).length;
  const [files, places] = [reader.varints(long), reader.varints(long)];
  const [titleCounts, askedCounts] = [column(), column()];
  const titles = titleCounts.map((count) => reader.postings(count));
  const asked = askedCounts.map((count) => reader.postings(count));
  let next = 0;
  const entries = words.map((_, index): Word => {
    const [count, size] = [counts[index]!, sizes[index]!];
    const list = size > INLINE ? { file: files[next]!, at: places[next++]!, size } : reader.postings(count);
    return { frequency: frequencies[index]!, count, list, titles: titles[index]!, asked: asked[index]! };
  });
  const names = reader.frontCoded().map((name): Name => [name, reader.varint(), reader.varints(reader.varint())]);
  return { words: new Map(words.map((word, index) => [word, entries[index]!])), names };
}
