/** The data files, refused when they are of another version than this client. */

import { loadShard } from "../common/runtime.ts";
import { type Index, type Item, type Shard, VERSION } from "./model.ts";

export const INDEX = "quiz/index";

async function load<T extends { version: number }>(name: string): Promise<T> {
  const data = await loadShard<T>(name);
  if (data.version !== VERSION) throw new Error("题库与本页的版本不同");
  return data;
}

/** The list of all questions. */
export function loadIndex(): Promise<Index> {
  return load<Index>(INDEX);
}

/** All questions of the shards `names`, by id. */
export async function loadItems(names: Iterable<string>): Promise<Map<string, Item>> {
  const shards = await Promise.all([...new Set(names)].map((name) => load<Shard>(name)));
  return new Map(shards.flatMap((shard) => Object.entries(shard.items)));
}
