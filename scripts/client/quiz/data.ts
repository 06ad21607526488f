/** The data files, refused when they are of another version than this client. */

import { parseJson, unpackSync } from "../common/packed.ts";
import { takeShard } from "../common/runtime.ts";
import { Items } from "./catalog.ts";
import { CATALOG } from "./catalogname.ts";
import { type Catalog, type Exam, type Exams, type Question, type Shard, type Solution, VERSION } from "./types.ts";

/** So many shards are kept in memory: a session may go through the whole bank. */
const KEPT = 8;

/** A question as it is asked, and what is shown once it is answered. */
export interface Asked {
  question: Question;
  solution(): Solution;
}

const shards = new Map<string, Promise<Map<string, Asked>>>();

let items: Promise<Items> | undefined;

/** The catalog of all items. */
export function loadItems(): Promise<Items> {
  if (!items) {
    items = takeShard<Catalog>(CATALOG).then((data) => new Items(data));
    items.catch(() => (items = undefined)); // the next one who asks tries anew
  }
  return items;
}

/** The mock exams. */
export async function loadExams(items: Items): Promise<Exam[]> {
  const data = checked(await takeShard<Exams>(items.exams));
  return data.exams;
}

/** The question at `position` of the catalog. */
export async function loadQuestion(items: Items, position: number): Promise<Asked> {
  const found = (await loadShardItems(items.shard(position))).get(items.id(position));
  if (!found) throw new Error("题库的文件不是同一次生成的");
  return found;
}

/** The questions of the shard `name`, by id. */
export function loadShardItems(name: string): Promise<Map<string, Asked>> {
  const known = shards.get(name);
  const loading = known ?? read(name);
  // The one asked for last stands last.
  shards.delete(name);
  shards.set(name, loading);
  if (!known) loading.catch(() => shards.delete(name));
  const [oldest] = shards.keys();
  if (shards.size > KEPT && oldest !== undefined) shards.delete(oldest);
  return loading;
}

async function read(name: string): Promise<Map<string, Asked>> {
  const shard = checked(await takeShard<Shard>(name));
  let solutions: Solution[] | undefined;
  const solution = (position: number): Solution => {
    solutions ??= parseJson(unpackSync(shard.solutions)) as Solution[];
    return solutions[position]!;
  };
  return new Map(
    shard.questions.map((question, position) => [question.id, { question, solution: () => solution(position) }]),
  );
}

function checked<T extends { version: number }>(data: T): T {
  if (data.version !== VERSION) throw new Error("题库与本页的版本不同");
  return data;
}
