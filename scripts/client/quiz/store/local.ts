/**
 * The record in localStorage, for browsers without IndexedDB. Each version of a row lies under a key of its
 * own, so that no tab takes away what another has written since it last looked.
 */

import type { Fallback } from "./backend.ts";
import { isRow, type Put, type Row, settled, type Table, TABLES } from "./rows.ts";

const PREFIX = "renda:record:";
const start = (table: Table, id: string): string => `${PREFIX}${table}:${id}`;
const keyOf = (table: Table, id: string, seq: number): string => `${start(table, id)}@${seq}`;

/** The value of `key` parsed from JSON; undefined when it is absent or damaged. */
export function readJson(key: string): unknown {
  const text = localStorage.getItem(key);
  try {
    return text === null ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}

/** All keys of localStorage that begin with `prefix`. */
export function keysOf(prefix: string): string[] {
  return Array.from({ length: localStorage.length }, (_, position) => localStorage.key(position) ?? "").filter((key) =>
    key.startsWith(prefix),
  );
}

export function localBackend(): Fallback {
  return {
    async load() {
      return keysOf(PREFIX).flatMap((key) => {
        const table = TABLES.find((name) => key.startsWith(start(name, "")));
        const value = readJson(key);
        return table && isRow(table, value) ? [[table, value] as Put] : [];
      });
    },

    async apply({ puts, removes, latest }) {
      const undo: [key: string, text: string | null][] = [];
      const change = (key: string, text: string | null): void => {
        undo.push([key, localStorage.getItem(key)]);
        set(key, text);
      };
      try {
        for (const [table, id] of removes) for (const { key } of versions(table, id)) change(key, null);
        for (const [table, row] of puts) {
          const known = versions(table, row.id);
          const wanted = settled(known.at(-1)?.row, row, latest);
          if (!wanted) continue;
          change(keyOf(table, row.id, wanted.seq), JSON.stringify(wanted));
          for (const { key } of known) change(key, null);
        }
      } catch (error) {
        for (const [key, text] of undo.reverse()) set(key, text);
        throw error;
      }
    },

    async release(puts) {
      for (const [table, { id, seq }] of puts) {
        const old = start(table, id);
        if ((readJson(old) as Row | undefined)?.seq === seq) set(old, null);
        set(keyOf(table, id, seq), null);
      }
    },
  };
}

/** What lies here of the row, the newest last. A key without a version is from before there were any. */
function versions(table: Table, id: string): { key: string; row: Row }[] {
  return keysOf(start(table, id))
    .map((key) => ({ key, row: readJson(key) }))
    .filter((one): one is { key: string; row: Row } => isRow(table, one.row) && one.row.id === id)
    .sort((a, b) => a.row.seq - b.row.seq);
}

function set(key: string, text: string | null): void {
  if (text === null) localStorage.removeItem(key);
  else localStorage.setItem(key, text);
}
