/** How many questions are due, kept so small that the home page can tell without the player. */

import { read, writeDerived } from "../../common/storage.ts";

const KEY = "renda:due";
const HOUR = 3_600_000;

/** Pairs of an hour since 1970 and how many questions fall due in it. */
type Hours = [hour: number, count: number][];

/** Keep when questions fall due. */
export function keepDue(dates: Iterable<number>): void {
  const hours = new Map<number, number>();
  for (const date of dates) {
    const hour = Math.floor(date / HOUR);
    hours.set(hour, (hours.get(hour) ?? 0) + 1);
  }
  writeDerived(KEY, [...hours].sort(([a], [b]) => a - b));
}

/** How many questions are due at `now`, as far as was kept; 0 when that is damaged. */
export function countDue(now: number): number {
  const kept = read(KEY);
  if (!Array.isArray(kept)) return 0;
  return (kept as Hours).reduce((sum, pair) => {
    const [hour, count] = Array.isArray(pair) ? pair : [];
    return Number.isInteger(hour) && Number.isInteger(count) && hour! * HOUR <= now ? sum + count! : sum;
  }, 0);
}
