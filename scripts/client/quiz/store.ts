/** A visitor's answers, each under its own key, saved as it is given. */

import { read, remove, write } from "../common/storage.ts";
import type { Response } from "./kinds/kind.ts";

export interface Answer {
  /** Digest of the item that was answered. */
  digest: string;
  choice: Response;
  right: boolean;
  /** When, in milliseconds since 1970. */
  at: number;
  /** How often this wording was answered, and how often wrongly. */
  times: number;
  wrong: number;
}

const PREFIX = "renda:answer:";

function isAnswer(value: unknown): value is Answer {
  if (typeof value !== "object" || value === null) return false;
  const { digest, choice, right, at, times, wrong } = value as Record<string, unknown>;
  return (
    typeof digest === "string" &&
    typeof choice === "object" &&
    choice !== null && // whether it fits the question is for its kind to say
    typeof right === "boolean" &&
    [at, times, wrong].every((number) => typeof number === "number" && Number.isFinite(number) && number >= 0)
  );
}

/** The saved answer; undefined when there is none, it is damaged, or the item was edited since. */
export function load(id: string, digest: string): Answer | undefined {
  const value = read(PREFIX + id);
  return isAnswer(value) && value.digest === digest ? value : undefined;
}

/** Save an answer given at `at` and return the record. */
export function save(id: string, digest: string, choice: Response, right: boolean, at: number): Answer {
  const before = load(id, digest);
  const answer: Answer = {
    digest,
    choice,
    right,
    at,
    times: (before?.times ?? 0) + 1,
    wrong: (before?.wrong ?? 0) + (right ? 0 : 1),
  };
  write(PREFIX + id, answer);
  return answer;
}

/** Records taken out by `forget`, to be put back by `restore`. */
export type Snapshot = [string, unknown][];

/** Remove the answers to `ids`; the result undoes it. */
export function forget(ids: string[]): Snapshot {
  const taken: Snapshot = [];
  for (const id of ids) {
    const value = read(PREFIX + id);
    if (value === undefined) continue;
    taken.push([id, value]);
    remove(PREFIX + id);
  }
  return taken;
}

/** Put back what `forget` took, but for questions answered anew since. */
export function restore(snapshot: Snapshot): void {
  for (const [id, value] of snapshot) {
    if (read(PREFIX + id) === undefined) write(PREFIX + id, value);
  }
}
