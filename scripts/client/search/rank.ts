/**
 * Ranks by BM25 over text and titles, words joined by OR: records that hold more of what the query
 * asks come first through the coverage factor.
 */

import { type Postings, WEIGHT_STEPS } from "./format.ts";
import type { Page, Segment } from "./store.ts";

/** What the ranking weighs, tuned on known items and questions (scripts/renda/search/evaluate.py). */
export interface Weights {
  /** Of a word in the title of the record's page, as against one in its text. */
  title: number;
  /** Exponent of the share of the query, by weight, that a record holds; 0 turns coverage off. */
  coverage: number;
  /** Of a word whose parts are words of the query too: 备案审查 beside 备案 and 审查. */
  compound: number;
  /** 1 honours the pages' boost, 0 ignores it. */
  boost: number;
  /** Factor for a hit that holds the query's own wording. */
  wording: number;
}

export const WEIGHTS: Weights = { title: 0.4, coverage: 0.25, compound: 0.6, boost: 1, wording: 1.3 };

/** Sums of weights differ in their last digits by the order they were added in. */
const ALMOST = 0.999;

/** One word of the query with where it was found, segment by segment. */
export interface Term {
  /** Its idf, less for a compound. */
  weight: number;
  found: { text: Postings | undefined; titles: Postings | undefined }[];
}

/** A record, or with `record` undefined a page whose title matches. */
export interface Candidate {
  segment: Segment;
  page: Page;
  record: number | undefined;
  score: number;
}

/** BM25's weight of a word that `count` of `total` records hold. */
export function idf(total: number, count: number): number {
  return Math.log(1 + (total - count + 0.5) / (count + 0.5));
}

/**
 * All records that hold a word of the query and all pages that answer by their title, best first.
 * Left out are those that hold less than the share `least` of the query (by weight).
 */
export function rank(terms: Term[], segments: Segment[], weights: Weights, least = 0): Candidate[] {
  const whole = terms.reduce((sum, term) => sum + term.weight, 0);
  const candidates = segments.flatMap((segment, index) => {
    const found = terms.map((term) => ({ weight: term.weight, ...(term.found[index] as Term["found"][number]) }));
    return rankSegment(found, segment, weights, whole, least * whole * ALMOST);
  });
  return candidates.sort((a, b) => b.score - a.score);
}

type Found = { weight: number; text: Postings | undefined; titles: Postings | undefined };

function rankSegment(terms: Found[], segment: Segment, weights: Weights, whole: number, least: number): Candidate[] {
  const scores = new Float64Array(segment.docs);
  const matched = new Float64Array(segment.docs); // weight of the words in the record's text
  const both = new Float64Array(segment.docs); // weight of the words in text or title
  const last = new Int32Array(segment.docs).fill(-1); // the last word found in the text
  const titleScores = new Float64Array(segment.pages.length);
  const titleMatched = new Float64Array(segment.pages.length);

  terms.forEach(({ weight, text, titles }, number) => {
    each(text, (record, share) => {
      scores[record]! += weight * share;
      matched[record]! += weight;
      both[record]! += weight;
      last[record] = number;
    });
    if (!weights.title) return;
    each(titles, (page, share) => {
      titleScores[page]! += weight * share * weights.title;
      titleMatched[page]! += weight;
      const { first, count } = segment.pages[page] as Page;
      for (let record = first; record < first + count; record += 1) if (last[record] !== number) both[record]! += weight;
    });
  });

  const share = (mass: number): number => (mass / whole) ** weights.coverage;
  const candidates: Candidate[] = [];
  segment.pages.forEach((page, number) => {
    const factor = weights.boost ? page.boost : 1;
    let best = 0;
    for (let record = page.first; record < page.first + page.count; record += 1) {
      if (!matched[record] || both[record]! < least) continue;
      const score = (scores[record]! + titleScores[number]!) * share(both[record]!) * factor;
      best = Math.max(best, score);
      candidates.push({ segment, page, record, score });
    }
    // A title that answers the whole query counts like a text that does, and stands before its sections.
    const complete = titleMatched[number]! > ALMOST * whole;
    if (titleMatched[number]! > least && (complete || !best)) {
      const score = titleScores[number]! * share(titleMatched[number]!) * factor;
      candidates.push({ segment, page, record: undefined, score: complete ? Math.max(score / weights.title, best * 1.001) : score });
    }
  });
  return candidates;
}

function each(postings: Postings | undefined, visit: (number: number, share: number) => void): void {
  if (!postings) return;
  const { records, weights } = postings;
  for (let index = 0; index < records.length; index += 1) visit(records[index]!, weights[index]! / WEIGHT_STEPS);
}
