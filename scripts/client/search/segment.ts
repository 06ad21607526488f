/**
 * Cuts a query into words exactly as scripts/renda/search/segment.py cuts text: jieba's most probable
 * path without its HMM, in search mode. tests/search/segmentation_cases.json holds both to it.
 */

/** NFKC, lower case: full-width letters and digits become plain ones. */
export function normalise(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

/** The runs of normalised text that words are cut from: Han characters, or letters and digits. */
export function runs(text: string): string[] {
  return normalise(text).match(/[\u4e00-\u9fff]+|[a-z0-9]+/g) ?? [];
}

/** What segmenting takes: the frequency of each word (0 for none), their sum, the longest word's length. */
export interface Dictionary {
  frequency(word: string): number;
  total: number;
  longest: number;
}

/** The words of `text` for search, stop words included: the parts of a long word, then the word. */
export function segment(text: string, dictionary: Dictionary): string[] {
  return cut(text, dictionary).flatMap((word) => [...parts(word, dictionary), word]);
}

/** The words of `text` without their parts. */
export function cut(text: string, dictionary: Dictionary): string[] {
  return runs(text).flatMap((run) => (run < "\u4e00" ? [run] : path(run, dictionary)));
}

/**
 * Where inside `word` one word ends and another begins when it is cut into words of at most three
 * characters; single ones count alike, since not all of them are in the index.
 */
function innerBorders(word: string, { frequency, total }: Dictionary): number[] {
  if (word.length < 4) return [];
  const inner = (part: string): number => (part.length === 1 ? 1 : frequency(part));
  let at = 0;
  return path(word, { frequency: inner, total, longest: 3 }).map((part) => (at += part.length));
}

/** The most probable cut of a run of Han characters; of equally probable ones, the longer first word. */
export function path(run: string, dictionary: Dictionary): string[] {
  const logTotal = Math.log(dictionary.total);
  const best = new Float64Array(run.length + 1);
  const next = new Uint32Array(run.length);
  for (let start = run.length - 1; start >= 0; start -= 1) {
    best[start] = -Infinity;
    const last = Math.min(run.length, start + Math.max(1, dictionary.longest));
    for (let end = start + 1; end <= last; end += 1) {
      const frequency = dictionary.frequency(run.slice(start, end));
      if (frequency) consider(start, end, Math.log(frequency));
    }
    if (!next[start]) consider(start, start + 1, 0); // no word begins here: a character by itself
  }
  const words: string[] = [];
  for (let start = 0; start < run.length; start = next[start] as number) words.push(run.slice(start, next[start]));
  return words;

  function consider(start: number, end: number, logFrequency: number): void {
    const weight = logFrequency - logTotal + (best[end] as number);
    if (weight < (best[start] as number)) return;
    best[start] = weight;
    next[start] = end;
  }
}

/**
 * The words of two to four characters inside `word`. Left out are those that straddle two of the words that
 * it consists of: 国家主席 is 国家 and 主席 and holds no 家主. One of four characters is made of whole ones.
 */
function parts(word: string, dictionary: Dictionary): string[] {
  const borders = innerBorders(word, dictionary);
  const found: string[] = [];
  const isWhole = (place: number): boolean => place === 0 || place === word.length || borders.includes(place);
  for (const size of [2, 3, 4]) {
    if (word.length <= size) break;
    for (let start = 0; start + size <= word.length; start += 1) {
      const part = word.slice(start, start + size);
      const straddles = borders.some((border) => start < border && border < start + size);
      const isPart = size === 4 ? isWhole(start) && isWhole(start + size) : !straddles;
      if (isPart && dictionary.frequency(part)) found.push(part);
    }
  }
  return found;
}
