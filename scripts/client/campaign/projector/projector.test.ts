import assert from "node:assert/strict";
import { test } from "node:test";

import { commandOf } from "./commands.ts";
import { changed, clock, secondsFor } from "./pace.ts";
import { largest, paginate } from "./paginate.ts";
import { lineAt, pointAt } from "./scroll.ts";

test("presenter remotes and keyboards", () => {
  const cases: [string, boolean, boolean, string | undefined][] = [
    ["PageDown", false, false, "next"],
    ["PageUp", false, false, "previous"],
    ["PageDown", true, false, "next"], // a remote works wherever the focus is
    [" ", false, false, "play"],
    [" ", true, false, undefined], // presses the button
    ["ArrowDown", true, false, undefined], // moves in the list
    ["ArrowRight", true, false, "next"],
    ["B", false, false, "black"],
    [".", false, false, "black"],
    ["F5", false, false, "none"],
    ["F5", false, true, undefined],
    ["Escape", false, false, undefined], // the dialog closes itself
    ["Tab", false, false, undefined],
    ["r", false, true, undefined],
  ];
  for (const [key, onControl, modifier, expected] of cases) {
    assert.equal(commandOf(key, onControl, modifier), expected, key);
  }
});

test("times follow the pace", () => {
  assert.equal(secondsFor(150, 150), 60);
  assert.equal(secondsFor(1, 300), 3);
  assert.equal(changed(295, 1), 300);
  assert.equal(changed(60, -1), 60);
  assert.deepEqual([0, 9.9, 75, 3675].map(clock), ["0:00", "0:09", "1:15", "1:01:15"]);
});

test("slides cover the text once, in order, each as long as it goes", () => {
  for (let round = 0; round < 200; round += 1) {
    const lengths = Array.from({ length: round % 13 }, (_, at) => ((round * 7 + at * 11) % 9) + 1);
    const sum = (start: number, end: number): number => lengths.slice(start, end).reduce((a, b) => a + b, 0);
    const ranges = paginate(lengths.length, (start, end) => sum(start, end) <= 10);
    assert.deepEqual(ranges.flatMap(([start, end]) => lengths.slice(start, end)), lengths);
    for (const [at, [start, end]] of ranges.entries()) {
      assert.ok(sum(start, end) <= 10);
      const next = ranges[at + 1];
      if (next) assert.ok(sum(start, next[0] + 1) > 10);
    }
  }
  assert.deepEqual(paginate(2, () => false), [[0, 1], [1, 2]]);
});

test("the largest size that fits", () => {
  for (let limit = 8; limit < 40; limit += 1) {
    assert.equal(largest(10, 30, (size) => size <= limit), Math.min(30, Math.max(10, limit)));
  }
});

test("a column's points and lines", () => {
  const [tops, lengths] = [[0, 100, 400, 500], [2, 3, 0]]; // three screens, the last a title alone
  const cases: [number, number, number][] = [
    [-50, 0, 0],
    [0, 0, 0],
    [50, 0, 1],
    [99, 0, 1.98],
    [100, 1, 0],
    [300, 1, 2],
    [450, 2, 0.5],
    [900, 2, 1],
  ];
  for (const [line, screen, at] of cases) assert.deepEqual(pointAt(tops, lengths, line), { screen, at }, String(line));
  for (let line = 0; line <= 500; line += 7) {
    assert.ok(Math.abs(lineAt(tops, lengths, pointAt(tops, lengths, line)) - line) < 0.2);
  }
});
