import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { forget, recent, remember } from "./recent.ts";
import { write } from "../common/storage.ts";

beforeEach(forget);

test("the newest comes first, each once, eight at most", () => {
  for (const query of ["一", "二", "三", " 一 ", "", "  "]) remember(query);
  assert.deepEqual(recent(), ["一", "三", "二"]);
  for (let number = 0; number < 20; number += 1) remember(`q${number}`);
  assert.equal(recent().length, 8);
  assert.equal(recent()[0], "q19");
});

test("a damaged list counts as none", () => {
  for (const stored of ["text", { a: 1 }, 7, null]) {
    write("renda:searches", stored);
    assert.deepEqual(recent(), []);
  }
  write("renda:searches", ["好", 3, null]);
  assert.deepEqual(recent(), ["好"]);
});
