/** Queries that name a statute, and as a rule an article of it: 宪法62条, 监督法第十一条第二款. */

import { normalise } from "./segment.ts";

export interface Point {
  number: number;
  /** 1 in 第一百二十条之一, else 0. */
  sub: number;
  /** 款 and 项; 0 when not given. */
  paragraph: number;
  item: number;
}

export interface Reference {
  /** The name as the query has it. */
  name: string;
  /** Undefined when the query is the name and nothing more. */
  point: Point | undefined;
}

const N = "[零〇一二三四五六七八九十百千两]+|[0-9]+";
// 条 may be left out at the end (宪法62), 第 anywhere.
const POINT = new RegExp(
  `^[》〉]?(?:\\([^()]*\\))?的?第?(${N})(?:条(?:之(${N}))?(?:第?(${N})款)?(?:第?\\(?(${N})\\)?项)?|$)`,
);

/**
 * What `query` refers to. `names` are all names that a page goes by, as `nameKey` gives them. A name that is
 * the whole query wins, whatever it mentions; then one that a number follows, and of these the longest.
 */
export function parseReference(query: string, names: Iterable<string>): Reference | undefined {
  const text = nameKey(query);
  let best: Reference | undefined;
  for (const name of names) {
    if (name === text && name.length > 1) return { name, point: undefined };
    if (name.length < 2 || (best && best.name.length >= name.length)) continue;
    const at = text.indexOf(name);
    if (at < 0) continue;
    const match = POINT.exec(text.slice(at + name.length));
    if (match) best = { name, point: toPoint(match) };
  }
  return best;
}

/** A name or query in the form in which they are compared: without blanks, 《》 and 中华人民共和国. */
export function nameKey(text: string): string {
  return normalise(text).replace(/[\s《》〈〉]/g, "").replace(/^中华人民共和国(?=.)/, "");
}

function toPoint(match: RegExpExecArray): Point {
  const [number = 0, sub = 0, paragraph = 0, item = 0] = match.slice(1).map((text) => (text ? toInteger(text) : 0));
  return { number, sub, paragraph, item };
}

const DIGITS = "零一二三四五六七八九";
const UNITS: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };

/** 一百二十 → 120, 120 → 120, 一二〇 → 120. */
export function toInteger(text: string): number {
  if (/^[0-9]+$/.test(text)) return Number(text);
  if (!/[十百千]/.test(text)) return Number([...text].map(digit).join(""));
  let total = 0;
  let last = 0;
  for (const char of text) {
    const unit = UNITS[char];
    if (unit) total += (last || 1) * unit;
    last = unit ? 0 : digit(char);
  }
  return total + last;
}

function digit(char: string): number {
  if (char === "两") return 2;
  return Math.max(0, DIGITS.indexOf(char));
}

/** The record of the article among a page's (see `Page.runs`), counted from the page's first; or undefined. */
export function findRecord(runs: number[], number: number, sub: number): number | undefined {
  for (let at = 0; at + 3 < runs.length; at += 4) {
    const [record = 0, first = 0, firstSub = 0, length = 0] = runs.slice(at, at + 4);
    const offset = firstSub ? (number === first ? sub - firstSub : -1) : sub ? -1 : number - first;
    if (offset >= 0 && offset < length) return record + offset;
  }
  return undefined;
}

/**
 * The fragment and the text of a 款 or 项 of an article; undefined when the article has no such one.
 * Counts as scripts/renda/statutes/paragraphs.py and citations.py do.
 */
export function locate(anchor: string, text: string, point: Point): { anchor: string; text: string } | undefined {
  const { paragraph, item } = point;
  const parts = paragraphs(text);
  if (!item) {
    if (!paragraph) return { anchor, text };
    const part = parts[paragraph - 1];
    return part && { anchor: `${anchor}-p${paragraph}`, text: part.lines.join("\n") };
  }
  const lists = parts.flatMap((part, index) => (part.items.size ? [index + 1] : []));
  for (const list of lists) {
    const found = parts[list - 1]?.items.get(item);
    if (found === undefined || (paragraph && list !== paragraph)) continue;
    return { anchor: `${anchor}${list === lists[0] ? "" : `-p${list}`}-i${item}`, text: found };
  }
  return undefined;
}

interface Paragraph {
  lines: string[];
  items: Map<number, string>;
}

function paragraphs(text: string): Paragraph[] {
  const parts: Paragraph[] = [];
  for (const line of text.split("\n")) {
    const match = /^[（(]([零〇一二三四五六七八九十百千两]+)[）)]/.exec(line);
    const item = match?.[1] ? toInteger(match[1]) : 0;
    let part = parts.at(-1);
    if (!part || !(item || goesOn(part.lines.at(-1) ?? "", line))) parts.push((part = { lines: [], items: new Map() }));
    part.lines.push(line);
    if (item && !part.items.has(item)) part.items.set(item, line);
  }
  return parts;
}

/** Whether `line` continues the sentence of the line before it. */
function goesOn(previous: string, line: string): boolean {
  return /[，；、]$/.test(previous) || (previous.endsWith("：") && /[，；、]$/.test(line));
}
