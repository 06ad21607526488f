/** The part of a text that shows best why it was found. */

import { normalise } from "./segment.ts";

export interface Excerpt {
  text: string;
  /** [start, end) of each match in `text`. */
  marks: [number, number][];
}

const LENGTH = 80;

/** About 80 characters of `text`, from the beginning of a sentence or clause, with the words marked. */
export function excerpt(text: string, words: Iterable<string>): Excerpt {
  const spans = occurrences(text, words);
  const start = bestStart(text, spans);
  const end = Math.min(text.length, start + LENGTH);
  const before = start > 0 ? "…" : "";
  const shown = text.slice(start, end).replace(/\s/g, " ") + (end < text.length ? "…" : "");
  const shift = before.length - start;
  const inside = spans.filter((span) => span.start >= start && span.end <= end);
  return { text: before + shown, marks: merge(inside).map(({ start: from, end: to }) => [from + shift, to + shift]) };
}

interface Span {
  start: number;
  end: number;
  word: string;
}

/** Where the words stand. Single characters count only where no longer word is found. */
function occurrences(text: string, words: Iterable<string>): Span[] {
  const { plain, origin } = fold(text);
  const spans: Span[] = [];
  const found = [...words].sort((a, b) => b.length - a.length);
  for (const word of found) {
    if (word.length === 1 && spans.length) break;
    for (let at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + word.length)) {
      spans.push({ start: origin(at), end: origin(at + word.length - 1) + 1, word });
    }
  }
  return spans.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** Text in which each character is one character when normalised, as that of nearly all articles is. */
const PLAIN = /^[\n -~\u2014\u2018-\u201d\u3000-\u3011\u4e00-\u9fff\uff01-\uff5e]*$/;

/** `text` normalised character by character, and for each place in the result where it came from. */
function fold(text: string): { plain: string; origin: (place: number) => number } {
  if (PLAIN.test(text)) return { plain: normalise(text), origin: (place) => place };
  let plain = "";
  const origins: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    for (const char of normalise(text.charAt(at))) {
      plain += char;
      for (let unit = 0; unit < char.length; unit += 1) origins.push(at);
    }
  }
  return { plain, origin: (place) => origins[place]! };
}

/**
 * The start of the window that shows the most different words. Of equal ones the text's beginning is
 * best, then the last, which has the match near its own beginning, a sentence before a clause.
 */
function bestStart(text: string, spans: Span[]): number {
  const atBeginning = value(0, true);
  let [best, bestValue] = [0, atBeginning];
  for (const { 0: mark, index } of text.matchAll(/[。；！？\n，：、](?=.)/gs)) {
    const start = index + mark.length;
    const here = value(start, /[。；！？\n]/.test(mark));
    const short = text.length - start < LENGTH / 2; // only for what nothing else shows
    if (here > bestValue || (here === bestValue && here > atBeginning && !short)) [best, bestValue] = [start, here];
  }
  return best;

  function value(start: number, sentence: boolean): number {
    const seen = new Map<string, number>();
    for (const span of spans) {
      if (span.start >= start && span.end <= start + LENGTH) seen.set(span.word, span.word.length);
    }
    return [...seen.values()].reduce((sum, length) => sum + length, sentence ? 0.5 : 0);
  }
}

/** Spans that touch or overlap become one. */
function merge(spans: Span[]): { start: number; end: number }[] {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of spans) {
    const last = merged.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}
