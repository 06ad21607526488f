/**
 * Ranks by BM25 over text, titles and the ways in which articles are asked for, words joined by OR:
 * records that hold more of what the query asks come first through the coverage factor.
 */

import { type Postings, WEIGHT_STEPS } from "./format.ts";
import type { Page, Segment } from "./store.ts";

/** What the ranking weighs, tuned on known items and questions (scripts/renda/search/evaluate.py). */
export interface Weights {
  /** Of a word in the title of the record's page, as against one in its text. */
  title: number;
  /** Of a word in the ways in which the record is asked for. */
  asked: number;
  /** Exponent of the share of the query, by weight, that a record holds; 0 turns coverage off. */
  coverage: number;
  /** Of a word whose parts are words of the query too: 备案审查 beside 备案 and 审查. */
  compound: number;
  /** Exponent of the pages' boost; 0 ignores it. */
  boost: number;
  /** Factor for a hit that holds the query's own wording. */
  wording: number;
  /** Of words related to those of the query; 0 leaves them out. */
  related: number;
}

export const WEIGHTS: Weights = { title: 0.4, asked: 1.1, coverage: 0.7, compound: 0.6, boost: 1, wording: 1.2, related: 1 };

/** Sums of weights differ in their last digits by the order they were added in. */
const ALMOST = 0.999;

/** Where one word was found, segment by segment. */
export interface Alternative {
  /** Its idf, less for a compound and for what only means the same. */
  weight: number;
  /** How far it counts as the word of the query, 0 to 1. */
  share: number;
  found: { text: Postings | undefined; titles: Postings | undefined; asked: Postings | undefined }[];
}

/** One word of the query, or what stands for it: of its alternatives a record counts the best. */
export interface Term {
  weight: number;
  alternatives: Alternative[];
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
 * Left out are those that hold less than the share `least` of the query (by weight), and those that score
 * less than the share `floor` of the best.
 */
export function rank(terms: Term[], segments: Segment[], weights: Weights, least: number, floor: number): Candidate[] {
  const whole = terms.reduce((sum, term) => sum + term.weight, 0);
  const scored = segments.map((segment, index) => scoreSegment(terms, segment, index, weights, whole, least * whole * ALMOST));
  const lowest = Math.max(floor * Math.max(0, ...scored.map(({ best }) => best)), Number.MIN_VALUE);
  return scored.flatMap((one) => candidates(one, lowest)).sort((a, b) => b.score - a.score);
}

/** The scores of a segment's records, and of its pages by their titles; 0 for those that don't answer. */
interface Scored {
  segment: Segment;
  records: Float64Array;
  titles: Float64Array;
  /** The highest of them. */
  best: number;
}

/** Those that score at least `lowest`: a query matches thousands, and few are worth an object. */
function candidates({ segment, records, titles }: Scored, lowest: number): Candidate[] {
  const found: Candidate[] = [];
  segment.pages.forEach((page, number) => {
    for (let record = page.first; record < page.first + page.count; record += 1) {
      if (records[record]! >= lowest) found.push({ segment, page, record, score: records[record]! });
    }
    if (titles[number]! >= lowest) found.push({ segment, page, record: undefined, score: titles[number]! });
  });
  return found;
}

/** Sums over terms of the best that any alternative of the term has. */
class Sums {
  readonly totals: Float64Array;
  private readonly best: Float64Array;
  private readonly stamps: Int32Array;

  constructor(size: number) {
    this.totals = new Float64Array(size);
    this.best = new Float64Array(size);
    this.stamps = new Int32Array(size).fill(-1);
  }

  raise(at: number, term: number, value: number): void {
    const before = this.stamps[at] === term ? this.best[at]! : 0;
    if (value <= before) return;
    this.totals[at]! += value - before;
    this.best[at] = value;
    this.stamps[at] = term;
  }
}

function scoreSegment(
  terms: Term[],
  segment: Segment,
  index: number,
  weights: Weights,
  whole: number,
  least: number,
): Scored {
  const texts = new Sums(segment.docs);
  const asked = new Sums(segment.docs);
  const coverage = new Sums(segment.docs); // weight of the words in any of the three fields
  const titles = new Sums(segment.pages.length);
  const titleCoverage = new Sums(segment.pages.length);

  terms.forEach(({ weight: own, alternatives }, number) => {
    for (const { weight, share, found } of alternatives) {
      const at = found[index]!;
      const covers = own * share;
      each(at.text, (record, step) => {
        texts.raise(record, number, weight * step);
        coverage.raise(record, number, covers);
      });
      each(at.asked, (record, step) => {
        asked.raise(record, number, weight * step * weights.asked);
        coverage.raise(record, number, covers);
      });
      each(at.titles, (page, step) => {
        titles.raise(page, number, weight * step * weights.title);
        titleCoverage.raise(page, number, covers);
        const { first, count } = segment.pages[page] as Page;
        for (let record = first; record < first + count; record += 1) coverage.raise(record, number, covers);
      });
    }
  });
  const share = (mass: number): number => (mass / whole) ** weights.coverage;
  const [records, byTitle] = [new Float64Array(segment.docs), new Float64Array(segment.pages.length)];
  let highest = 0;
  segment.pages.forEach((page, number) => {
    const factor = page.boost ** weights.boost;
    const title = titles.totals[number]!;
    let best = 0;
    for (let record = page.first; record < page.first + page.count; record += 1) {
      const own = texts.totals[record]! + asked.totals[record]!;
      if (!own) continue;
      const covered = coverage.totals[record]!;
      if (covered < least) continue;
      records[record] = (own + title) * share(covered) * factor;
      best = Math.max(best, records[record]!);
    }
    highest = Math.max(highest, best);
    // A title that answers the whole query counts like a text that does, and stands before its sections.
    const covered = titleCoverage.totals[number]!;
    const complete = covered > ALMOST * whole;
    if (covered <= least || (!complete && best)) return;
    const score = title * share(covered) * factor;
    byTitle[number] = complete ? Math.max(score / weights.title, best * 1.001) : score;
    highest = Math.max(highest, byTitle[number]!);
  });
  return { segment, records, titles: byTitle, best: highest };
}

function each(postings: Postings | undefined, visit: (number: number, share: number) => void): void {
  if (!postings) return;
  const { records, weights } = postings;
  for (let index = 0; index < records.length; index += 1) visit(records[index]!, weights[index]! / WEIGHT_STEPS);
}
