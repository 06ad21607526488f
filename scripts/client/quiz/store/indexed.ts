/** The record in IndexedDB: one object store for each table. */

import { type IDBPDatabase, openDB } from "idb";
import type { Backend } from "./backend.ts";
import { isRow, type Put, type Row, settled, TABLES } from "./rows.ts";

export const DATABASE = "renda";
/** 1 was one key of localStorage for each question; `legacy.ts` reads it. */
const VERSION = 2;
/** A browser that neither opens nor refuses is given up after so many milliseconds, and asked again later. */
const PATIENCE = 4000;
const LATER = 60_000;
/** A browser that takes longer to say which databases there are is asked to open ours. */
const SHORT_PATIENCE = 500;

export function indexedBackend(): Backend {
  let opening: Promise<IDBPDatabase> | undefined;

  function forget(): void {
    opening = undefined;
  }

  function connection(): Promise<IDBPDatabase> {
    if (opening) return opening;
    const opened = openDB(DATABASE, VERSION, {
      upgrade(database) {
        for (const table of TABLES) {
          if (!database.objectStoreNames.contains(table)) database.createObjectStore(table, { keyPath: "id" });
        }
      },
      // A newer program in another tab: let it go on; this one opens anew and is refused.
      blocking(_current, _wanted, event) {
        (event.target as IDBDatabase).close();
        forget();
      },
      terminated: forget,
    });
    const refused = refusal(PATIENCE);
    opening = Promise.race([opened, refused]);
    opened.catch(forget);
    refused.catch(() => setTimeout(forget, LATER)); // else every answer would wait for it
    return opening;
  }

  return {
    async load() {
      if (!opening && !(await isThere())) return [];
      const transaction = (await connection()).transaction(TABLES);
      const found = await Promise.all(
        TABLES.map(async (table) => {
          const values: unknown[] = await transaction.objectStore(table).getAll();
          return values.flatMap((value) => (isRow(table, value) ? [[table, value] as Put] : []));
        }),
      );
      return found.flat();
    },

    async apply({ puts, removes, latest }) {
      const tables = [...new Set([...puts, ...removes].map(([table]) => table))];
      if (tables.length === 0) return;
      const transaction = (await connection()).transaction(tables, "readwrite", { durability: "strict" });
      const write = async ([table, row]: Put): Promise<void> => {
        const store = transaction.objectStore(table);
        const known = (await store.get(row.id)) as Row | undefined;
        const wanted = settled(known, row, latest);
        if (wanted) await store.put(wanted);
      };
      const work = [...puts.map(write), ...removes.map(([table, id]) => transaction.objectStore(table).delete(id))];
      // When a request fails the transaction does: wait for both, so that no rejection is left over.
      const results = await Promise.allSettled([Promise.all(work), transaction.done]);
      for (const result of results) if (result.status === "rejected") throw result.reason;
    },
  };
}

/**
 * Whether there may be a database. Reading makes none: on a first visit the first question would wait for it.
 * Where the browser doesn't say (Firefox before 126, a fault), opening it tells.
 */
async function isThere(): Promise<boolean> {
  if (!("databases" in indexedDB)) return true;
  return Promise.race([indexedDB.databases(), refusal(SHORT_PATIENCE)]).then(
    (all) => all.some(({ name }) => name === DATABASE),
    () => true,
  );
}

function refusal(patience: number): Promise<never> {
  return new Promise((_resolve, reject) => {
    setTimeout(() => reject(new Error("IndexedDB 没有应答")), patience);
  });
}
