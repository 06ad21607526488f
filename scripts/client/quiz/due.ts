/** When questions are due: the scheduler is loaded only where somebody practises or looks at the record. */

import type { Items } from "./catalog.ts";
import { keepDue } from "./sessions/duecount.ts";
import type { Journal } from "./sessions/journal.ts";
import type { Attempt } from "./store/rows.ts";

declare global {
  interface Window {
    /** Set by the schedule bundle. */
    rendaDueDates?: (attempts: Iterable<Attempt>) => Map<string, number>;
  }
}

/** Work out when each item of the catalog is due, and keep how many for the home page. */
export async function loadDue(journal: Journal, items: Items): Promise<Map<string, number>> {
  if (journal.store.rows("attempts").size === 0) {
    keepDue([]);
    return new Map();
  }
  await window.renda.loadBundle("schedule");
  const dates = window.rendaDueDates?.(journal.store.rows("attempts").values()) ?? new Map<string, number>();
  for (const item of dates.keys()) {
    const position = items.find(item);
    if (position === undefined || !journal.tally(item, items.digest(position))) dates.delete(item);
  }
  keepDue(dates.values());
  return dates;
}

/**
 * Do that when the browser has nothing else to do; several calls in a row count as one. `items` is asked for the
 * catalog then: a page with a few questions doesn't need it before.
 */
export function dueLater(journal: Journal, items: () => Items | Promise<Items>, onCounted?: () => unknown): () => void {
  let waiting = false;
  const idle = window.requestIdleCallback ?? ((work: () => void) => setTimeout(work, 500));
  return () => {
    if (waiting) return;
    waiting = true;
    idle(() => {
      waiting = false;
      const counting = Promise.resolve(items()).then((found) => loadDue(journal, found));
      counting.then(onCounted, () => undefined); // else the count on the home page stays as it was
    });
  };
}
