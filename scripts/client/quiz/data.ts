/** The data files, refused when they are of another version than this client. */

import { unpackJson } from "../common/packed.ts";
import { loadShard } from "../common/runtime.ts";
import { Items } from "./catalog.ts";
import type { Index } from "./model.ts";
import { type Catalog, type Question, type Shard, type Solution, VERSION } from "./types.ts";

export const CATALOG = "quiz/catalog";

/** A question as it is asked, and what is shown once it is answered. */
export interface Asked {
  question: Question;
  solution(): Solution;
}

/** The list of all questions. */
export async function loadIndex(): Promise<Index> {
  const data = await loadShard<Catalog>(CATALOG);
  const items = new Items(data);
  const topics = items.groups("topics").map(({ name, items }) => ({ name, count: items.length }));
  const places = new Map(topics.map(({ name }, place) => [name, place]));
  let first = 0;
  const banks = data.shards.map(({ name, count }) => {
    const positions = Array.from({ length: count }, (_, n) => first + n);
    first += count;
    const rows = positions.map((at): [string, string, number[]] => {
      const named = items.names("topics", at).flatMap((topic) => places.get(topic) ?? []);
      return [items.id(at), items.digest(at), named];
    });
    return { title: items.names("banks", positions[0] ?? 0)[0] ?? "", shard: name, items: rows };
  });
  return { topics, banks };
}

/** The questions of the shards `names`, by id. */
export async function loadItems(names: Iterable<string>): Promise<Map<string, Asked>> {
  const shards = await Promise.all([...new Set(names)].map(loadShardItems));
  return new Map(shards.flatMap((shard) => [...shard]));
}

/** The questions of the shard `name`, by id. */
export async function loadShardItems(name: string): Promise<Map<string, Asked>> {
  const shard = await loadShard<Shard>(name);
  if (shard.version !== VERSION) throw new Error("题库与本页的版本不同");
  let solutions: Solution[] | undefined;
  const solution = (position: number): Solution => {
    solutions ??= unpackJson(shard.solutions) as Solution[];
    return solutions[position]!;
  };
  return new Map(
    shard.questions.map((question, position) => [question.id, { question, solution: () => solution(position) }]),
  );
}
