import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { type Dictionary, path, segment } from "./segment.ts";

interface Cases {
  total: number;
  frequencies: Record<string, number>;
  cases: { input: string; words: string[] }[];
}

const file = new URL("../../../tests/search/segmentation_cases.json", import.meta.url);
const shared = JSON.parse(readFileSync(file, "utf8")) as Cases;

function dictionary(frequencies: Record<string, number>, total: number): Dictionary {
  const words = new Map(Object.entries(frequencies));
  return { frequency: (word) => words.get(word) ?? 0, total, longest: Math.max(...[...words.keys()].map((word) => word.length)) };
}

for (const { input, words } of shared.cases) {
  test(`shared case ${JSON.stringify(input)}`, () => {
    assert.deepEqual(segment(input, dictionary(shared.frequencies, shared.total)), words);
  });
}

test("of equally probable cuts the one with the longer first word is taken", () => {
  const equal = dictionary({ 甲乙: 7, 丙: 5, 甲: 7, 乙丙: 5 }, 1000);
  assert.deepEqual(path("甲乙丙", equal), ["甲乙", "丙"]);
});

test("a character that begins no word stands by itself, one that only begins longer words does not", () => {
  assert.deepEqual(path("甲乙", dictionary({ 乙: 3 }, 10)), ["甲", "乙"]);
  assert.deepEqual(path("甲乙", dictionary({ 甲乙: 1, 乙: 9 }, 10)), ["甲乙"]);
});

test("parts that straddle two words inside a compound are left out", () => {
  const words = dictionary({ 国家主席: 50, 国家: 900, 主席: 300, 家主: 5, 委员会: 90, 委员: 80 }, 10_000);
  assert.deepEqual(segment("国家主席", words), ["国家", "主席", "国家主席"]);
  assert.deepEqual(segment("家主", words), ["家主"]);
  assert.deepEqual(segment("委员会", words), ["委员", "委员会"]);
});
