import assert from "node:assert/strict";
import { test } from "node:test";
import { occurrences, wantedMarks, withMarks } from "./marks.ts";

test("words travel in the address and come back", () => {
  const address = withMarks("https://a.example/laws/x/?k=1#art-2", ["质询", "答复", "质询"]);
  assert.equal(new URL(address).hash, "#art-2");
  assert.equal(new URL(address).searchParams.get("k"), "1");
  assert.deepEqual(wantedMarks(new URL(address).search), ["质询", "答复"]);
  assert.equal(withMarks("file:///a/index.html#b", []), "file:///a/index.html#b");
  assert.deepEqual(wantedMarks(""), []);
  assert.equal(wantedMarks(`?hl=${"一 ".repeat(3)}${[..."二三四五六七八九十甲乙丙丁戊"].join(" ")}`).length, 12);
});

const CASES: [string, string[], string[]][] = [
  ["质询案的答复", ["质询案", "答复"], ["质询案", "答复"]],
  ["质询案", ["质询案", "质询"], ["质询案"]],
  ["a.b+c", ["."], ["."]],
  ["A市a市", ["a市"], ["A市", "a市"]],
  ["(((", ["("], ["(", "(", "("]],
  ["没有", ["质询"], []],
  ["没有", [], []],
  ["<img onerror=1>", ["<img"], ["<img"]],
];

test("where words occur", () => {
  for (const [text, words, found] of CASES) {
    assert.deepEqual(occurrences(text, words).map(([start, end]) => text.slice(start, end)), found, text);
  }
});
