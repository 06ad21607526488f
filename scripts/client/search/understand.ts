/** Turns what was typed into words that the index knows, and says so. */

import type { Inputs, Ranked } from "./inputs.ts";
import { normalise } from "./segment.ts";

/** How the query was understood where it isn't taken as it stands. */
export interface Note {
  kind: "traditional" | "pinyin" | "slip" | "related" | "nearest";
  from: string;
  to: string[];
}

/** What a text means, and how that differs from what was typed. */
export interface Reading {
  text: string;
  notes: Note[];
}

const HAN = /^[\u4e00-\u9fff]/;

/** Longest stretch that is taken for a slip, in characters. */
const LONGEST_SLIP = 8;

/** A slip is mended to a word that at least 2^(this - 1) records hold. */
const COMMON = 4;

/** Traditional characters replaced, if some character is one that no word `isKnown` to begin with. */
export async function fromTraditional(text: string, isKnown: (character: string) => boolean, inputs: Inputs): Promise<Reading> {
  const plain = normalise(text);
  if ([...plain].every((character) => !HAN.test(character) || isKnown(character))) return { text, notes: [] };
  const simple = await inputs.simplified(plain);
  return simple === plain ? { text, notes: [] } : { text: simple, notes: [{ kind: "traditional", from: text, to: [simple] }] };
}

/** Letters replaced by the words that they spell; those that `isKnown` as they stand are left. */
export async function fromPinyin(text: string, isKnown: (word: string) => boolean, inputs: Inputs): Promise<Reading> {
  const plain = normalise(text).replaceAll("ü", "v");
  const notes: Note[] = [];
  let result = "";
  let at = 0;
  for (const { 0: match, index } of plain.matchAll(/[a-z]+(?:[ '’]+[a-z]+)*/g)) {
    const parts = match.split(/[ '’]+/);
    result += plain.slice(at, index);
    at = index + match.length;
    const found = parts.every(isKnown) ? undefined : await spelled(parts, inputs);
    result += found?.words.join("") ?? match;
    if (found) notes.push({ kind: "pinyin", from: match, to: [found.words.join(" "), ...found.others] });
  }
  return notes.length ? { text: result + plain.slice(at), notes } : { text, notes };
}

/** Together, since a word may be typed in parts; else each part by itself. */
async function spelled(parts: string[], inputs: Inputs): Promise<{ words: string[]; others: string[] } | undefined> {
  const whole = await inputs.spelled(parts.join(""));
  if (whole.words.length) return whole;
  const each = await Promise.all(parts.map((part) => inputs.spelled(part)));
  if (parts.length < 2 || !each.some(({ words }) => words.length)) return undefined;
  return { words: each.map(({ words }, at) => (words.length ? words.join("") : parts[at]!)), others: [] };
}

/**
 * Slips among homophones mended: stretches that hold a single character, an unknown word or a rare one of two
 * characters, sound like a much commoner word and share a character with it. `rankOf` tells how common a word is; undefined for stop words.
 */
export async function fromSlips(
  text: string,
  cut: string[],
  rankOf: (word: string) => number | undefined,
  inputs: Inputs,
): Promise<Reading> {
  const known = new Map<string, ReturnType<typeof mended>>(); // the same characters may stand in a query a hundred times
  const mend = (one: Stretch): ReturnType<typeof mended> => {
    const key = `${one.text} ${one.rank}`;
    const mending = known.get(key) ?? mended(one, inputs);
    known.set(key, mending);
    return mending;
  };
  const found = (await Promise.all(stretches(cut, rankOf).map(mend))).flat();
  found.sort((a, b) => b.from.length - a.from.length || b.rank - a.rank);
  let result = normalise(text);
  const notes: Note[] = [];
  for (const { from, to } of found) {
    if (!result.includes(from)) continue; // a longer one has taken it
    result = result.replace(from, to);
    notes.push({ kind: "slip", from, to: [to] });
  }
  return notes.length ? { text: result, notes } : { text, notes };
}

interface Stretch {
  text: string;
  rank: number;
}

/** Neighbouring words of the query that may be a slip together. */
function stretches(cut: string[], rankOf: (word: string) => number | undefined): Stretch[] {
  const found: Stretch[] = [];
  const isWeak = (word: string): boolean => {
    const rank = rankOf(word);
    return rank !== undefined && HAN.test(word) && (word.length === 1 || rank === 0 || (word.length === 2 && rank < COMMON));
  };
  for (let first = 0; first < cut.length; first += 1) {
    let text = "";
    let weak = false;
    for (let last = first; last < cut.length; last += 1) {
      const word = cut[last]!;
      if (!HAN.test(word) || text.length + word.length > LONGEST_SLIP) break;
      text += word;
      weak ||= isWeak(word);
      if (weak && text.length > 1) found.push({ text, rank: first === last ? (rankOf(word) ?? 0) : 0 });
    }
  }
  return found;
}

async function mended({ text, rank }: Stretch, inputs: Inputs): Promise<{ from: string; to: string; rank: number }[]> {
  const shares = ({ word }: Ranked): boolean => [...word].some((character, at) => character === text.charAt(at));
  const homophones = await inputs.homophones(text);
  if (homophones.some(({ word }) => word === text) && !rank) return [];
  const better = homophones.filter((one) => one.word !== text && shares(one) && one.rank >= Math.max(COMMON, rank + COMMON));
  return better.slice(0, 1).map((one) => ({ from: text, to: one.word, rank: one.rank }));
}
