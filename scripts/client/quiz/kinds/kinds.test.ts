import assert from "node:assert/strict";
import { test } from "node:test";
import type { Choice, Item } from "../model.ts";
import { kindOf } from "./index.ts";

const common = { id: "x-1", digest: "0", stem: "", explanation: "", cites: [] };
const options = [{ html: "甲" }, { html: "乙" }, { html: "丙" }];
const single: Item = { ...common, kind: "single", options, answer: 1 };
const multiple: Item = { ...common, kind: "multiple", options, answer: [0, 2] };
const right: Item = { ...common, kind: "judge", answer: true };
const wrong: Item = { ...common, kind: "judge", answer: false };

const marking: [Item, Choice, boolean][] = [
  [single, [1], true],
  [single, [0], false],
  [single, [], false],
  [single, [0, 1], false],
  [multiple, [0, 2], true],
  [multiple, [2, 0], true],
  [multiple, [0], false],
  [multiple, [0, 1, 2], false],
  [multiple, [0, 1], false],
  [multiple, [], false],
  [right, [0], true],
  [right, [1], false],
  [right, [], false],
  [wrong, [1], true],
  [wrong, [0], false],
  [wrong, [], false],
];

for (const [item, choice, expected] of marking) {
  const answer = JSON.stringify(item.answer);
  test(`${item.kind} ${answer}: ${JSON.stringify(choice)} is ${expected ? "right" : "wrong"}`, () => {
    assert.equal(kindOf(item).isRight(item, choice), expected);
  });
}

for (const item of [single, multiple, right, wrong]) {
  test(`${item.kind} ${JSON.stringify(item.answer)}: the key is right and lies within the options`, () => {
    const kind = kindOf(item);
    const key = kind.key(item);
    assert.equal(kind.isRight(item, key), true);
    assert.ok(key.every((position) => kind.options(item)[position] !== undefined));
  });
}
