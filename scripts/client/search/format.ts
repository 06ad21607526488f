/** The index's byte formats, written by scripts/renda/search/encoding.py, lexicon.py and index.py. */

/** The only version of the format that this client reads. */
export const FORMAT_VERSION = 3;

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

/** Where a list of records that is too long for its bucket lies: file, place and size in bytes. */
export interface Place {
  file: number;
  at: number;
  size: number;
}

/** A word of a bucket. Its lists are read when somebody asks for them. */
export class Word {
  /** Frequency in the dictionary; 0 when it isn't in it. */
  readonly frequency: number;
  /** How many records hold it in their text, how many pages in their title, how many records are asked for with it. */
  readonly count: number;
  readonly titleCount: number;
  readonly askedCount: number;
  private readonly bytes: Uint8Array;
  private readonly places: { list: number | Place; titles: number; asked: number };

  constructor(bytes: Uint8Array, frequency: number, counts: [number, number, number], places: Word["places"]) {
    this.bytes = bytes;
    this.frequency = frequency;
    [this.count, this.titleCount, this.askedCount] = counts;
    this.places = places;
  }

  /** The records that hold it in their text, or where their list lies. */
  get list(): Postings | Place {
    const { list } = this.places;
    return typeof list === "number" ? this.read(list, this.count) : list;
  }

  get titles(): Postings {
    return this.read(this.places.titles, this.titleCount);
  }

  get asked(): Postings {
    return this.read(this.places.asked, this.askedCount);
  }

  private read(at: number, total: number): Postings {
    return new Reader(this.bytes, at).postings(total);
  }
}

/** A name of a page, the page's number, and the runs of its article numbers (see `findRecord`). */
export type Name = [name: string, page: number, runs: number[]];

/** Reads numbers and bytes one behind the other; throws a RangeError at the end of the data. */
export class Reader {
  private readonly bytes: Uint8Array;
  /** The place of what is read next. */
  private at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  byte(): number {
    const value = this.bytes[this.at];
    if (value === undefined) throw new RangeError("data ends too soon");
    this.at += 1;
    return value;
  }

  varint(): number {
    let byte = this.byte();
    let value = byte & 127;
    for (let factor = 128; byte > 127; factor *= 128) {
      byte = this.byte();
      value += (byte & 127) * factor; // no shifts: they would cut off at 32 bits
    }
    return value;
  }

  varints(count: number): number[] {
    const values: number[] = [];
    for (let left = count; left > 0; left -= 1) values.push(this.varint());
    return values;
  }

  take(count: number): Uint8Array {
    if (this.at + count > this.bytes.length) throw new RangeError("data ends too soon");
    this.at += count;
    return this.bytes.subarray(this.at - count, this.at);
  }

  /** Go over `count` bytes; returns where they begin. */
  skip(count: number): number {
    this.take(count);
    return this.at - count;
  }

  /** Go over the list of a word that `total` records hold; returns where it begins. */
  skipPostings(total: number): number {
    const start = this.at;
    const count = Math.min(total, LONGEST);
    for (let left = count; left > 0; ) if (this.byte() < 128) left -= 1;
    this.skip(count);
    return start;
  }

  frontCoded(): string[] {
    const shared: number[] = [];
    const rest: number[] = [];
    for (let left = this.varint(); left > 0; left -= 1) {
      const head = this.byte();
      shared.push(head >> 4);
      rest.push((head & 15) < 15 ? head & 15 : 15 + this.varint());
    }
    const text = new TextDecoder().decode(this.take(this.varint()));
    let at = 0;
    let word = "";
    return rest.map((length, index) => {
      word = word.slice(0, shared[index]) + text.slice(at, at + length);
      at += length;
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

/** The words of one bucket, and the names that begin with its characters. A query needs few of them. */
export class Bucket {
  /** Rising. */
  readonly words: string[];
  readonly names: Name[];
  private readonly bytes: Uint8Array;
  private readonly frequencies: number[];
  /** How many records hold each word in their text, how many pages in their title, how many are asked for with it. */
  private readonly counts: [texts: number[], titles: number[], asked: number[]];
  private readonly lists: (number | Place)[];
  private readonly titles: number[];
  private readonly asked: number[];

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    const reader = new Reader(bytes);
    this.words = reader.frontCoded();
    const column = (): number[] => reader.varints(this.words.length);
    this.frequencies = column();
    const [texts, sizes] = [column(), column()];
    const long = sizes.filter((size) => size > INLINE).length;
    const [files, places] = [reader.varints(long), reader.varints(long)];
    const [titles, asked] = [column(), column()];
    this.counts = [texts, titles, asked];
    this.titles = titles.map((count) => reader.skipPostings(count));
    this.asked = asked.map((count) => reader.skipPostings(count));
    let next = 0;
    this.lists = sizes.map((size) =>
      size > INLINE ? { file: files[next]!, at: places[next++]!, size } : reader.skip(size),
    );
    this.names = reader.frontCoded().map((name): Name => [name, reader.varint(), reader.varints(reader.varint())]);
  }

  /** What the bucket has of `word`. */
  find(word: string): Word | undefined {
    const index = lastUpTo(this.words, word);
    if (this.words[index] !== word) return undefined;
    const [texts, titles, asked] = this.counts;
    return new Word(this.bytes, this.frequencies[index]!, [texts[index]!, titles[index]!, asked[index]!], {
      list: this.lists[index]!,
      titles: this.titles[index]!,
      asked: this.asked[index]!,
    });
  }
}

/** Where in the rising `values` the last one is that is not above `value`; -1 when all are. */
export function lastUpTo(values: string[], value: string): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
