/** The index's byte formats, written by scripts/renda/search/encoding.py and index.py. */

/** The only version of the format that this client reads. */
export const FORMAT_VERSION = 1;

/** The highest weight of a word in a record, which stands for K1 + 1. */
export const WEIGHT_STEPS = 63;

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
  /** Where its postings lie in the segment's stream of postings, in bytes. */
  offset: number;
  size: number;
  /** The pages that hold it in their title. */
  titles: Postings;
}

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

  postings(count: number): Postings {
    const records = new Uint32Array(count);
    let record = 0;
    for (let index = 0; index < count; index += 1) {
      record += this.varint();
      records[index] = record;
    }
    return { records, weights: this.take(count) };
  }
}

/** The words of one bucket. */
export function decodeWords(bytes: Uint8Array): Map<string, Word> {
  const reader = new Reader(bytes);
  let offset = reader.varint();
  const words = reader.frontCoded();
  const frequencies = reader.varints(words.length);
  const counts = reader.varints(words.length);
  const sizes = reader.varints(words.length);
  const titleCounts = reader.varints(words.length);
  const found = new Map<string, Word>();
  words.forEach((word, index) => {
    const size = sizes[index] ?? 0;
    const titles = reader.postings(titleCounts[index] ?? 0);
    found.set(word, { frequency: frequencies[index] ?? 0, count: counts[index] ?? 0, offset, size, titles });
    offset += size;
  });
  return found;
}
