/**
 * Marks in Node, for tests: `node runner.ts < request.json > answer.json`.
 *
 * Request: a list of [key, response, rule]. Answer: the shares.
 */

import { readFileSync } from "node:fs";
import type { Key, PartialRule } from "../types.ts";
import { mark } from "./index.ts";
import type { Response } from "./kind.ts";

const request = JSON.parse(readFileSync(0, "utf8")) as [Key, Response, PartialRule][];
process.stdout.write(JSON.stringify(request.map(([key, response, rule]) => mark(key, response, rule))));
