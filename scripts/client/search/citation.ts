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
 * What `query` refers to. `names` are all names that a page goes by, as `nameKey` gives them. With
 * several, the one that a number follows wins, and of these the longest.
 */
export function parseReference(query: string, names: Iterable<string>): Reference | undefined {
  const text = nameKey(query);
  let best: Reference | undefined;
  for (const name of names) {
    if (name.length < 2 || (best?.point && best.name.length >= name.length)) continue;
    const at = text.indexOf(name);
    if (at < 0) continue;
    const match = POINT.exec(text.slice(at + name.length));
    if (match) best = { name, point: toPoint(match) };
    else if (!best && text === name) best = { name, point: undefined };
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
 * The fragment of a 款 or 项 and where its text lies, or undefined when the article has no such one.
 * Lines that begin with （一） are 项; each other line begins a 款.
 */
export function locate(anchor: string, text: string, point: Point): { anchor: string; text: string } | undefined {
  const units: string[][] = [];
  for (const line of text.split("\n")) {
    const current = units.at(-1);
    if (current && /^[（(][零〇一二三四五六七八九十百千]+[）)]/.test(line)) current.push(line);
    else units.push([line]);
  }
  const { paragraph, item } = point;
  if (paragraph && !units[paragraph - 1]) return undefined;
  if (!item) return paragraph ? { anchor: `${anchor}-p${paragraph}`, text: (units[paragraph - 1] as string[]).join("\n") } : { anchor, text };
  const lists = units.flatMap((unit, index) => (unit.length > 1 ? [index + 1] : []));
  const wanted = lists.find((list) => (!paragraph || list === paragraph) && item < (units[list - 1] as string[]).length);
  if (!wanted) return undefined;
  const list = wanted === lists[0] ? "" : `-p${wanted}`;
  return { anchor: `${anchor}${list}-i${item}`, text: (units[wanted - 1] as string[])[item] as string };
}
