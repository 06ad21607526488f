import assert from "node:assert/strict";
import { test } from "node:test";
import { withIndex } from "./files.ts";

const CASES: [string, string][] = [
  ["laws/xianfa/", "laws/xianfa/index.html"],
  ["laws/xianfa/#art-62", "laws/xianfa/index.html#art-62"],
  ["search/?q=a/b", "search/index.html?q=a/b"],
  ["file:///a/b/", "file:///a/b/index.html"],
  ["a/b.ics", "a/b.ics"],
  ["#art-62", "#art-62"],
  ["index.html?q=/", "index.html?q=/"],
];

for (const [address, expected] of CASES) {
  test(`${address} -> ${expected}`, () => assert.equal(withIndex(address), expected));
}
