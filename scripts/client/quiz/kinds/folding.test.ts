import assert from "node:assert/strict";
import { test } from "node:test";
import { foldAnswer } from "./folding.ts";

/** Lists of writings that are one answer. */
const alike: string[][] = [
  ["五", "5", "５", "伍", " 五 。"],
  ["四年", "4年", "４ 年", "肆年", "“四年”"],
  ["十二", "12", "一十二", "拾贰"],
  ["二〇〇四年", "2004年", "二零零四年", "２００４年"],
  ["一百二十", "120", "壹佰贰拾"],
  ["三千", "3千", "3000", "3,000"],
  ["十万元", "10万元"],
  ["两年", "二年", "2年"],
  ["百分之五十", "50%", "百分之50", "５０％"],
  ["三分之二", "2/3", "２／３", "3分之2"],
  ["1.5", "１．５"],
  ["《宪法》", "宪法", "（宪法）"],
  ["Ａbc", "abc", "ABC"],
];

for (const writings of alike) {
  test(writings.join(" = "), () => {
    for (const one of writings) assert.equal(foldAnswer(one), foldAnswer(writings[0]!), one);
  });
}

const different: [string, string][] = [
  ["五", "六"], ["二十三", "二、三"], ["50%", "50"], ["2/3", "23"], ["1.5", "15"], ["十万", "十"], ["应当", "可以"],
  ["全国人大", "全国人大常委会"],
];

for (const [one, other] of different) {
  test(`${one} ≠ ${other}`, () => assert.notEqual(foldAnswer(one), foldAnswer(other)));
}

test("nothing but punctuation is no answer", () => {
  for (const text of ["", " ", "。。", "“”", "/", "."]) assert.equal(foldAnswer(text), "");
});
