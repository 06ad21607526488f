/** Taking answers out of the record, and putting the last of what was taken back. */

import type { RecordStore } from "./record.ts";
import type { Put, Removed, Table } from "./rows.ts";

/** There is one such row: a later reset replaces it. */
const LAST = "last";
/** What stays when everything is forgotten. */
const SETTINGS: Table[] = ["settings", "removed"];

/** Take all answers to `items` out; how many there were. */
export function forgetItems(store: RecordStore, label: string, items: Iterable<string>, now: number): Promise<number> {
  const wanted = new Set(items);
  return take(store, label, store.all().filter(([table, row]) => table === "attempts" && wanted.has(row.item)), now);
}

/** Take everything out but the settings; how many rows that were. */
export function forgetAll(store: RecordStore, label: string, now: number): Promise<number> {
  return take(store, label, store.all().filter(([table]) => !SETTINGS.includes(table)), now);
}

/** What the last reset took, unless it was put back. */
export function lastReset(store: RecordStore): Removed | undefined {
  return store.rows("removed").get(LAST);
}

/** Put back what the last reset took; how many rows. */
export async function undoReset(store: RecordStore): Promise<number> {
  const last = lastReset(store);
  if (!last) return 0;
  await store.commit({ puts: last.rows, removes: [["removed", LAST]] });
  return last.rows.length;
}

/** Give up what the last reset took. */
export async function dropReset(store: RecordStore): Promise<void> {
  await store.commit({ puts: [], removes: [["removed", LAST]] });
}

async function take(store: RecordStore, label: string, rows: Put[], now: number): Promise<number> {
  if (rows.length === 0) return 0;
  const removed: Removed = { id: LAST, seq: store.stamp(now), label, at: now, rows };
  const removes = rows.map(([table, row]): [Table, string] => [table, row.id]);
  await store.commit({ puts: [["removed", removed]], removes });
  return rows.length;
}
