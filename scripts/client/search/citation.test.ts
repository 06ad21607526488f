import assert from "node:assert/strict";
import { test } from "node:test";
import { findRecord, locate, nameKey, parseReference, toInteger } from "./citation.ts";

const NAMES = ["中华人民共和国宪法", "宪法", "中华人民共和国刑法", "监督法", "宪法修正案（2018年）", "关于宪法第三十条的解释", "法"].map(nameKey);

const CASES: [string, string, number[] | undefined][] = [
  ["宪法62条", "宪法", [62, 0, 0, 0]],
  ["宪法第六十二条", "宪法", [62, 0, 0, 0]],
  ["《宪法》第６２条", "宪法", [62, 0, 0, 0]],
  ["中华人民共和国宪法 第 62 条", "宪法", [62, 0, 0, 0]],
  ["请问宪法第六十二条是什么", "宪法", [62, 0, 0, 0]],
  ["宪法62", "宪法", [62, 0, 0, 0]],
  ["监督法第十一条第二款", "监督法", [11, 0, 2, 0]],
  ["监督法11条2款", "监督法", [11, 0, 2, 0]],
  ["宪法第六十七条第（三）项", "宪法", [67, 0, 0, 3]],
  ["宪法第六十七条第三项", "宪法", [67, 0, 0, 3]],
  ["刑法120条之一", "刑法", [120, 1, 0, 0]],
  ["刑法第一百二十条之一第二款", "刑法", [120, 1, 2, 0]],
  ["宪法修正案(2018年)第三十二条", "宪法修正案(2018年)", [32, 0, 0, 0]],
  ["关于《宪法》第三十条的解释", "关于宪法第三十条的解释", undefined],
  ["宪法", "宪法", undefined],
  ["《中华人民共和国宪法》", "宪法", undefined],
];

for (const [query, name, point] of CASES) {
  test(`reference ${query}`, () => {
    const found = parseReference(query, NAMES);
    assert.equal(found?.name, name);
    const { number, sub, paragraph, item } = found?.point ?? {};
    assert.deepEqual(point ? [number, sub, paragraph, item] : found?.point, point);
  });
}

for (const query of ["宪法宣誓", "第六十二条", "法62条吗", "", "宪法监督的机构", "__proto__", "62"]) {
  test(`no reference in ${JSON.stringify(query)}`, () => assert.equal(parseReference(query, NAMES), undefined));
}

test("numerals", () => {
  const cases = { 十: 10, 二十: 20, 一百零一: 101, 一百二十: 120, 一千二百六十: 1260, 一二〇: 120, 两: 2, "062": 62 };
  for (const [text, value] of Object.entries(cases)) assert.equal(toInteger(text), value, text);
});

test("the record of an article number", () => {
  const runs = [0, 1, 0, 120, 120, 120, 1, 6, 126, 121, 0, 5];
  assert.equal(findRecord(runs, 1, 0), 0);
  assert.equal(findRecord(runs, 120, 0), 119);
  assert.equal(findRecord(runs, 120, 1), 120);
  assert.equal(findRecord(runs, 120, 6), 125);
  assert.equal(findRecord(runs, 121, 0), 126);
  assert.equal(findRecord(runs, 120, 7), undefined);
  assert.equal(findRecord(runs, 126, 0), undefined);
  assert.equal(findRecord(runs, 0, 0), undefined);
});

test("paragraphs and items of an article", () => {
  const text = "下列职权：\n（一）甲；\n（二）乙。\n另一款。\n还有：\n（一）丙。";
  const at = (paragraph: number, item: number): string | undefined =>
    locate("art-5", text, { number: 5, sub: 0, paragraph, item })?.anchor;
  assert.equal(at(0, 0), "art-5");
  assert.equal(at(2, 0), "art-5-p2");
  assert.equal(at(0, 2), "art-5-i2");
  assert.equal(at(3, 1), "art-5-p3-i1");
  assert.equal(at(4, 0), undefined);
  assert.equal(at(0, 9), undefined);
  assert.equal(locate("art-5", "组成：\n委员长，\n委员。\n第二款。", { number: 5, sub: 0, paragraph: 2, item: 0 })?.text, "第二款。");
});
