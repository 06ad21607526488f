/** When to ask a question again: FSRS over all attempts at it, so that merged records agree. */

import { FSRSAlgorithm, Rating } from "ts-fsrs";
import type { Attempt } from "../store/rows.ts";
import { inOrder } from "./tally.ts";

export const DAY = 86_400_000;
/** Below this share an answer counts as forgotten, below 1 as hard to recall. */
const HALF = 0.6;

// Whole days only: whoever prepares for an exam asks mistakes again in the 错题本, not in ten minutes.
const algorithm = new FSRSAlgorithm({ enable_fuzz: false, enable_short_term: false });

function rating(share: number): Rating.Again | Rating.Hard | Rating.Good {
  if (share < HALF) return Rating.Again;
  return share < 1 ? Rating.Hard : Rating.Good;
}

/**
 * When each item is due, in milliseconds since 1970: at the start of a day where the device is, so that
 * what was answered in the evening is due in the morning.
 *
 * A device's clock may have gone back between two attempts: then no time has passed between them.
 */
export function dueDates(attempts: Iterable<Attempt>): Map<string, number> {
  const byItem = new Map<string, Attempt[]>();
  for (const attempt of inOrder(attempts)) {
    const known = byItem.get(attempt.item);
    // Another wording is another question.
    if (known?.[0]?.digest === attempt.digest) known.push(attempt);
    else byItem.set(attempt.item, [attempt]);
  }
  return new Map([...byItem].map(([item, own]) => [item, due(own)]));
}

function due(attempts: Attempt[]): number {
  let memory: ReturnType<typeof algorithm.next_state> | null = null;
  let at = attempts[0]!.at;
  let interval = 0;
  for (const attempt of attempts) {
    const days = Math.max(0, Math.round((startOfDay(attempt.at) - startOfDay(at)) / DAY));
    memory = algorithm.next_state(memory, days, rating(attempt.share));
    interval = algorithm.next_interval(memory.stability, days);
    at = Math.max(at, attempt.at);
  }
  return startOfDay(at, interval);
}

/** When the local day begins that is `later` days after the day of `at`. */
function startOfDay(at: number, later = 0): number {
  const date = new Date(at);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + later).getTime();
}
