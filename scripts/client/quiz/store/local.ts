/** The record in localStorage, for browsers without IndexedDB: a key for each row. */

import type { Backend } from "./backend.ts";
import { isRow, type Put, type Row, settled, type Table, TABLES } from "./rows.ts";

const PREFIX = "renda:record:";
const keyOf = (table: Table, id: string): string => `${PREFIX}${table}:${id}`;

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

export function localBackend(): Backend {
  return {
    async load() {
      return keysOf(PREFIX).flatMap((key) => {
        const table = TABLES.find((name) => key.startsWith(keyOf(name, "")));
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
        for (const [table, id] of removes) change(keyOf(table, id), null);
        for (const [table, row] of puts) {
          const key = keyOf(table, row.id);
          const wanted = settled(readJson(key) as Row | undefined, row, latest);
          if (wanted) change(key, JSON.stringify(wanted));
        }
      } catch (error) {
        for (const [key, text] of undo.reverse()) set(key, text);
        throw error;
      }
    },
  };
}

function set(key: string, text: string | null): void {
  if (text === null) localStorage.removeItem(key);
  else localStorage.setItem(key, text);
}
