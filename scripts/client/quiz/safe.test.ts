import assert from "node:assert/strict";
import { test } from "node:test";
import { safeHref, verdict } from "./safe.ts";

const kept = ["#art-1", "laws/xianfa/#art-60-p1", "policy/#m-8", "../study/1/", "./a.html?b=c:d", "课程/一/", "a#b:c"];
for (const href of kept) test(`kept: ${href}`, () => assert.equal(safeHref(href), href));

const refused = [
  "",
  " ",
  "javascript:alert(1)",
  "JavaScript:alert(1)",
  " javascript:alert(1)",
  "java\nscript:alert(1)",
  "java\tscript:alert(1)",
  "\u0001javascript:alert(1)",
  "data:text/html,x",
  "vbscript:x",
  "https://example.org/",
  "file:///etc/hosts",
  "//example.org",
  "/\\example.org",
  "\\\\example.org",
  "/laws/",
  "a\\b",
];
for (const href of refused) test(`refused: ${JSON.stringify(href)}`, () => assert.equal(safeHref(href), undefined));

const verdicts: [string, ReturnType<typeof verdict>][] = [
  ["STRONG", "keep"],
  ["a", "keep"],
  ["ruby", "keep"],
  ["script", "drop"],
  ["STYLE", "drop"],
  ["iframe", "drop"],
  ["svg", "drop"],
  ["img", "unwrap"],
  ["div", "unwrap"],
  ["form", "unwrap"],
  ["x-any", "unwrap"],
];
for (const [tag, expected] of verdicts) test(`element ${tag}: ${expected}`, () => assert.equal(verdict(tag), expected));
