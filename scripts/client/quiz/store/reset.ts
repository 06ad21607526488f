/** Taking answers out of the record, and putting back what was taken. Each reset is undone for itself. */

import { newId } from "../random.ts";
import type { RecordStore } from "./record.ts";
import type { Put, Removed, Table } from "./rows.ts";

/** So many resets can be undone; older ones are given up. */
const KEPT = 5;
/** What stays when everything is forgotten. */
const SETTINGS: Table[] = ["settings", "removed"];

/** Take all answers to `items` out; undefined when there were none. */
export function forgetItems(
  store: RecordStore,
  label: string,
  items: Iterable<string>,
  now: number,
): Promise<Removed | undefined> {
  const wanted = new Set(items);
  return take(store, label, store.all().filter(([table, row]) => table === "attempts" && wanted.has(row.item)), now);
}

/** Take everything out but the settings; undefined when there was nothing. */
export function forgetAll(store: RecordStore, label: string, now: number): Promise<Removed | undefined> {
  return take(store, label, store.all().filter(([table]) => !SETTINGS.includes(table)), now);
}

/** Take a sitting out with its answers, flags and clock. */
export function forgetSitting(store: RecordStore, label: string, id: string, now: number): Promise<Removed | undefined> {
  const rows = store.all().filter(([table, row]) => {
    if (table === "answers" || table === "flags") return row.sitting === id;
    return (table === "sittings" || table === "clocks") && row.id === id;
  });
  return take(store, label, rows, now);
}

/** The resets that can be undone, the newest first. */
export function resets(store: RecordStore): Removed[] {
  return [...store.rows("removed").values()].sort((one, other) => other.seq - one.seq);
}

/** Put back what the reset `id` took; false when it was given up. */
export async function undoReset(store: RecordStore, id: string): Promise<boolean> {
  const reset = store.rows("removed").get(id);
  if (reset) await store.commit({ puts: reset.rows, removes: [["removed", id]] });
  return reset !== undefined;
}

/** Give up what the reset `id` took. */
export async function dropReset(store: RecordStore, id: string): Promise<void> {
  await store.commit({ puts: [], removes: [["removed", id]] });
}

async function take(store: RecordStore, label: string, rows: Put[], now: number): Promise<Removed | undefined> {
  if (rows.length === 0) return undefined;
  const removed: Removed = { id: newId(), seq: store.stamp(now), label, at: now, rows };
  const taken = rows.map(([table, row]): [Table, string] => [table, row.id]);
  const old = resets(store).slice(KEPT - 1).map(({ id }): [Table, string] => ["removed", id]);
  await store.commit({ puts: [["removed", removed]], removes: [...taken, ...old] });
  return removed;
}
