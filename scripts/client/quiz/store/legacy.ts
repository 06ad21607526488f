/**
 * The record's first form: one answer for each question under `renda:answer:<id>` in localStorage.
 * Its rows are read as attempts and moved to the first backend; nothing is written in this form.
 */

import type { Fallback } from "./backend.ts";
import { keysOf, readJson } from "./local.ts";
import type { Attempt, Put, Table } from "./rows.ts";

const PREFIX = "renda:answer:";
/** A count beyond this is damage, not diligence. */
const MOST = 1000;

interface Answer {
  digest: string;
  choice: number[];
  right: boolean;
  at: number;
  times: number;
  wrong: number;
}

function isAnswer(value: unknown): value is Answer {
  if (typeof value !== "object" || value === null) return false;
  const { digest, choice, right, at, times, wrong } = value as Record<string, unknown>;
  return (
    typeof digest === "string" &&
    Array.isArray(choice) &&
    choice.every((position) => Number.isInteger(position) && position >= 0) &&
    typeof right === "boolean" &&
    [at, times, wrong].every((number) => Number.isInteger(number) && (number as number) >= 0) &&
    (times as number) <= MOST
  );
}

/**
 * As many attempts as were counted. Only the last is known; of those before it the wrong ones come last,
 * so that the number of right answers in a row isn't overstated.
 */
function attempts(item: string, { digest, choice, right, at, times, wrong }: Answer): Attempt[] {
  const count = Math.max(times, 1);
  const wrongBefore = Math.min(Math.max(wrong - (right ? 0 : 1), 0), count - 1);
  return Array.from({ length: count }, (_, number) => {
    const last = number === count - 1;
    const isRight = last ? right : number < count - 1 - wrongBefore;
    const time = Math.max(at - count + 1 + number, 0);
    return {
      id: `1:${item}:${at}:${number}`, // the same from every tab that reads it
      seq: time,
      item,
      digest,
      response: last ? choice : null,
      share: isRight ? 1 : 0,
      at: time,
    };
  });
}

export function legacyBackend(): Fallback {
  return {
    async load() {
      return keysOf(PREFIX).flatMap((key): Put[] => {
        const answer = readJson(key);
        return isAnswer(answer) ? attempts(key.slice(PREFIX.length), answer).map((row) => ["attempts", row]) : [];
      });
    },

    async apply({ puts, removes }) {
      if (puts.length) throw new Error("旧格式只读");
      for (const [table, id] of removes) forget(table, id);
    },

    async release(puts) {
      for (const [table, { id }] of puts) forget(table, id);
    },
  };
}

/** Take away the answer that the row comes from. */
function forget(table: Table, id: string): void {
  const match = table === "attempts" ? /^1:(.*):\d+:\d+$/.exec(id) : null;
  if (match) localStorage.removeItem(PREFIX + match[1]);
}
