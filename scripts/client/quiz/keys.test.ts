import assert from "node:assert/strict";
import { test } from "node:test";
import { type Action, actionOf } from "./keys.ts";

const cases: [string, Action | undefined][] = [
  ["1", { do: "choose", position: 0 }],
  ["9", { do: "choose", position: 8 }],
  ["a", { do: "choose", position: 0 }],
  ["F", { do: "choose", position: 5 }],
  ["Enter", { do: "enter" }],
  ["n", { do: "next" }],
  ["P", { do: "previous" }],
  ["0", undefined],
  ["g", undefined],
  ["Tab", undefined],
  [" ", undefined],
  ["ArrowDown", undefined],
];

for (const [key, action] of cases) {
  test(`key "${key}"`, () => assert.deepEqual(actionOf(key), action));
}
