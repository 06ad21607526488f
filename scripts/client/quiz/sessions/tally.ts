/** What the attempts at a question come to. Nothing of it is stored: it follows from the attempts. */

import type { Attempt } from "../store/rows.ts";

export interface Tally {
  /** Wording that was answered; attempts at an earlier wording don't count. */
  digest: string;
  times: number;
  wrong: number;
  /** How often it was answered right since it was last wrong. */
  streak: number;
  last: Attempt;
}

export const isRight = (attempt: Attempt): boolean => attempt.share >= 1;

/** The attempts in the order in which they were made. */
export function inOrder(attempts: Iterable<Attempt>): Attempt[] {
  return [...attempts].sort((a, b) => a.seq - b.seq || (a.id < b.id ? -1 : 1));
}

/** The tally of each item that was answered. */
export function tally(attempts: Iterable<Attempt>): Map<string, Tally> {
  const found = new Map<string, Tally>();
  for (const attempt of inOrder(attempts)) {
    const known = found.get(attempt.item);
    const before = known?.digest === attempt.digest ? known : { times: 0, wrong: 0, streak: 0 };
    const right = isRight(attempt);
    found.set(attempt.item, {
      digest: attempt.digest,
      times: before.times + 1,
      wrong: before.wrong + (right ? 0 : 1),
      streak: right ? before.streak + 1 : 0,
      last: attempt,
    });
  }
  return found;
}

/** Whether it belongs among the mistakes: until it was right `enough` times in a row. */
export function isMistake(tally: Tally, enough: number): boolean {
  return tally.wrong > 0 && tally.streak < enough;
}
