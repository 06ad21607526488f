/** From candidates with their texts to what is shown. */

import type { Hit } from "../common/runtime.ts";
import { locate, type Point } from "./citation.ts";
import { excerpt } from "./excerpt.ts";
import type { Candidate, Weights } from "./rank.ts";
import { normalise, runs } from "./segment.ts";
import type { Doc } from "./store.ts";

/** The first `window` of `shown` in a new order: what holds the query's own wording before others of like score. */
export function byWording<T extends { one: Candidate; doc: Doc }>(shown: T[], query: string, { wording }: Weights, window: number): T[] {
  const phrases = runs(query).filter((run) => run.length > 2);
  const front = shown.slice(0, window).map((entry) => {
    const { one, doc } = entry;
    const text = normalise(one.record === undefined ? doc.title : doc.text);
    const holds = phrases.length > 0 && phrases.every((phrase) => text.includes(phrase));
    return holds ? { ...entry, one: { ...one, score: one.score * wording } } : entry;
  });
  front.sort((a, b) => b.one.score - a.one.score);
  return [...front, ...shown.slice(window)];
}

/** `point` is the 款 or 项 that the query names. */
export function toHit(candidate: Candidate & { point?: Point | undefined }, doc: Doc, words: string[]): Hit {
  const { page, record, score, point } = candidate;
  const place = (record !== undefined && point && locate(doc.anchor, doc.text, point)) || doc;
  const fragment = record !== undefined && place.anchor ? `#${place.anchor}` : "";
  const { text, marks } = excerpt(place.text || doc.title, words); // a page may begin with headings alone
  const hit: Hit = { url: doc.url + fragment, kind: page.kind, title: doc.title, excerpt: text, marks, score };
  if (doc.law) hit.law = doc.law;
  if (record === undefined || !doc.label) return hit;
  if (doc.law) hit.article = doc.label;
  else if (doc.label !== doc.title) hit.title = `${doc.title} · ${doc.label}`;
  return hit;
}
