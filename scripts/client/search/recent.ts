/** What was searched for lately, kept on this device alone. */

import { read, remove, write } from "../common/storage.ts";

const KEY = "renda:searches";
const KEPT = 8;

/** The latest queries, newest first. */
export function recent(): string[] {
  const stored = read(KEY);
  return Array.isArray(stored) ? stored.filter((one): one is string => typeof one === "string").slice(0, KEPT) : [];
}

/** Remember `query` as the latest one; a query stands in the list once. */
export function remember(query: string): void {
  const text = query.trim();
  if (text) write(KEY, [text, ...recent().filter((one) => one !== text)].slice(0, KEPT));
}

/** Forget them all. */
export function forget(): void {
  remove(KEY);
}
