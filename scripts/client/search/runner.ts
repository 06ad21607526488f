/**
 * Runs the engine in Node over an index on disk, for tests and measurements:
 * `node runner.ts < request.json > answer.json`.
 *
 * Request: {site, queries, limit, options?, weights?}. Answer: one {hits, total, counts, …, missing, bytes, files} or
 * {error} for each query; `bytes` and `files` are what that query read anew.
 */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { SearchOptions } from "../common/runtime.ts";
import { type Answer, Engine } from "./engine.ts";
import { WEIGHTS, type Weights } from "./rank.ts";

interface Request {
  site: string;
  queries: string[];
  limit: number;
  weights?: Partial<Weights>;
  options?: SearchOptions;
  /** A new engine for each query, as for a visitor who has nothing cached. */
  cold?: boolean;
}

const request = JSON.parse(readFileSync(0, "utf8")) as Request;
let bytes = 0;
let files = 0;

/** The data of a data file: what stands behind the name in renda.shard("name",data); */
function read(name: string): Promise<unknown> {
  return new Promise((resolve) => {
    const script = readFileSync(join(request.site, `${name}.js`), "utf8");
    bytes += Buffer.byteLength(script);
    files += 1;
    const call = /^renda\.shard\(("[^"]*"),(.*)\);\s*$/s.exec(script);
    if (!call || JSON.parse(call[1] as string) !== name) throw new Error(`damaged: ${name}`);
    resolve(JSON.parse(call[2] as string));
  });
}

const weights = { ...WEIGHTS, ...request.weights };
let engine = new Engine(read, weights);
const answers: unknown[] = [];
for (const query of request.queries) {
  if (request.cold) engine = new Engine(read, weights);
  [bytes, files] = [0, 0];
  try {
    const answer: Answer = await engine.search(query, { ...request.options, limit: request.limit });
    const [counts, departments, statuses] = [answer.counts, answer.departments, answer.statuses].map(Object.fromEntries);
    answers.push({ ...answer, counts, departments, statuses, bytes, files });
  } catch (error) {
    answers.push({ error: (error as Error).message });
  }
}
process.stdout.write(JSON.stringify(answers));
