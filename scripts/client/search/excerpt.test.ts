import assert from "node:assert/strict";
import { test } from "node:test";
import { excerpt } from "./excerpt.ts";

const marked = (text: string, words: string[]): string[] => {
  const found = excerpt(text, words);
  return found.marks.map(([start, end]) => found.text.slice(start, end));
};

test("the window shows the sentence that matches, with an ellipsis where text is left out", () => {
  const text = `${"前面的话。".repeat(30)}国家工作人员应当宣誓。${"后面的话。".repeat(30)}`;
  const found = excerpt(text, ["宣誓", "国家"]);
  assert.match(found.text, /^…国家工作人员应当宣誓。.*…$/);
  assert.deepEqual(marked(text, ["宣誓", "国家"]), ["国家", "宣誓"]);
  assert.ok(found.text.length <= 82);
});

test("a short text is shown whole, line breaks as blanks", () => {
  assert.deepEqual(excerpt("甲：\n（一）乙。", ["乙"]), { text: "甲： （一）乙。", marks: [[6, 7]] });
});

test("matches that overlap or touch are one mark; single characters count only without longer words", () => {
  assert.deepEqual(marked("特定问题调查委员会", ["特定", "问题", "特定问题调查", "会"]), ["特定问题调查"]);
  assert.deepEqual(marked("不还钱", ["不", "欠钱"]), ["不"]);
});

test("full-width and capital letters match, and marks point into the text as written", () => {
  assert.deepEqual(marked("依照ＡＢＣ法和TLS", ["abc", "tls"]), ["ＡＢＣ", "TLS"]);
});

test("what normalising makes longer or shorter shifts no mark", () => {
  const plain = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter((char) => /[ -~\u2014\u2018-\u201d\u3000-\u3011\uff01-\uff5e]/.test(char));
  for (const before of ["…", "㈠", "e\u0301", "e\u0301㈠", plain.slice(0, 60).join(""), plain.slice(60, 120).join(""), plain.slice(120).join("")]) {
    assert.deepEqual(marked(`${before}甲乙`, ["甲乙"]), ["甲乙"]);
  }
});

test("no words, no text", () => {
  assert.deepEqual(excerpt("", ["甲"]), { text: "", marks: [] });
  assert.deepEqual(excerpt("甲乙", []).marks, []);
});
