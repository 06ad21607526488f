import assert from "node:assert/strict";
import { test } from "node:test";
import { matches } from "./filter.ts";

const CASES: [string, string, boolean][] = [
  ["中华人民共和国监督法 监督法", "监督", true],
  ["中华人民共和国监督法 监督法", "监督 预算", false],
  ["关于加强中央预算审查监督的决定", "监督　预算", true],
  ["宪法修正案（2018年）", "（2018", true],
  ["宪法修正案（2018年）", "２０１８", true],
  ["宪法", "", true],
  ["宪法", "  ", true],
];

for (const [names, query, expected] of CASES) {
  test(`${query} in ${names}`, () => assert.equal(matches(names, query), expected));
}
