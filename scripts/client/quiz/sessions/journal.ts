/** What the record says about questions: written as they are answered, read through tallies. No DOM. */

import type { Items } from "../catalog.ts";
import { newId } from "../random.ts";
import type { RecordStore } from "../store/record.ts";
import type { Attempt, Json } from "../store/rows.ts";
import type { Known } from "./practice.ts";
import { type Tally, tally } from "./tally.ts";

/** So many right answers in a row clear a mistake, unless the visitor chose another number. */
export const ENOUGH = 2;
export const ENOUGH_CHOICES = [1, 2, 3, 4, 5];
const ENOUGH_ID = "enough";

/** What is answered, with the digest of the wording that was. */
export interface Answered {
  item: string;
  digest: string;
  response: Json;
  share: number;
}

export class Journal {
  readonly store: RecordStore;
  private tallied: Map<string, Tally> | undefined;
  private readonly now: () => number;

  constructor(store: RecordStore, now: () => number = Date.now) {
    this.store = store;
    this.now = now;
    store.onChange(() => {
      this.tallied = undefined;
    });
  }

  /** The tallies of all items, also of wordings that are past. */
  get tallies(): Map<string, Tally> {
    this.tallied ??= tally(this.store.rows("attempts").values());
    return this.tallied;
  }

  /** The tally of the item `id` as it is worded now. */
  tally(id: string, digest: string): Tally | undefined {
    const found = this.tallies.get(id);
    return found?.digest === digest ? found : undefined;
  }

  isStarred(id: string): boolean {
    return this.store.rows("stars").get(id)?.on ?? false;
  }

  /** What is known of the catalog's items; `due` says when each is to be asked again. */
  known(items: Items, due: Map<string, number> = new Map()): Known {
    const tally = (position: number): Tally | undefined => this.tally(items.id(position), items.digest(position));
    return {
      tally,
      isStarred: (position) => this.isStarred(items.id(position)),
      isDue: (position) => (due.get(items.id(position)) ?? Infinity) <= this.now() && tally(position) !== undefined,
      enough: this.enough,
    };
  }

  get enough(): number {
    return this.store.rows("settings").get(ENOUGH_ID)?.value ?? ENOUGH;
  }

  async setEnough(value: number): Promise<void> {
    await this.store.put(["settings", { id: ENOUGH_ID, seq: this.store.stamp(this.now()), value }]);
  }

  /** Keep an answer; resolves when it is on the disk. */
  async answer(answered: Answered): Promise<void> {
    const now = this.now();
    const attempt: Attempt = { ...answered, id: newId(), seq: this.store.stamp(now), at: now };
    await this.store.put(["attempts", attempt]);
  }

  async star(id: string, on: boolean): Promise<void> {
    await this.store.put(["stars", { id, seq: this.store.stamp(this.now()), on }]);
  }
}
