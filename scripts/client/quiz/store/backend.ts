/** A place that keeps the record; `indexed.ts` and `local.ts` are such places. */

import type { Change, Put } from "./rows.ts";

export interface Backend {
  /** All sound rows; rejects when the place can't be read. */
  load(): Promise<Put[]>;
  /**
   * Make a change, all of it or nothing. Resolves when it is on the disk and rejects when it can't be
   * kept.
   */
  apply(change: Change): Promise<void>;
}

/** A place for what an earlier one doesn't take; its rows are moved there later. */
export interface Fallback extends Backend {
  /** Take away `puts`, which lie elsewhere now. What another tab has put in place of one since stays. */
  release(puts: Put[]): Promise<void>;
}
