import assert from "node:assert/strict";
import { test } from "node:test";
import { Items } from "./catalog.ts";
import { draw, optionOrder } from "./draw.ts";
import type { Exam } from "./types.ts";
import { catalogOf, positions } from "./samples.ts";

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, n) => from + n);
const items = new Items(catalogOf(range(0, 40).map((n) => ({ id: `q-${n}`, kind: n < 20 ? "single" : "judge" }))));

/** An exam with one section a list of cells; a cell is how many of which items. */
function examOf(...sections: [number, number[]][][]): Exam {
  return {
    id: "x", title: "试卷", post: "common", note: "", minutes: 60, total: 100, passMark: 60,
    shuffleItems: true, shuffleOptions: true,
    certificate: "",
    sections: sections.map((cells, n) => ({
      title: `第${n}部分`, kind: n ? "judge" : "single", points: 2, partial: "all",
      cells: cells.map(([count, pool]) => ({ count, items: positions(pool) })),
    })),
  };
}

const exam = examOf([[5, range(0, 10)], [5, range(5, 20)]], [[8, range(20, 40)]]);

test("as many as wanted of what each cell allows, none twice, sections in their order", () => {
  for (const seed of range(0, 200).map(String)) {
    const drawn = draw(exam, items, seed);
    assert.deepEqual(drawn.map((one) => one.section), [...Array(10).fill(0), ...Array(8).fill(1)]);
    const numbers = drawn.map((one) => Number(one.id.slice(2)));
    assert.equal(new Set(numbers).size, 18);
    assert.ok(numbers.slice(0, 10).every((n) => n < 20) && numbers.slice(10).every((n) => n >= 20));
    assert.ok(numbers.filter((n) => n < 10).length >= 5);
    assert.ok(numbers.slice(0, 10).filter((n) => n >= 5).length >= 5);
  }
});

test("the seed determines the paper", () => {
  assert.deepEqual(draw(exam, items, "a"), draw(exam, items, "a"));
  assert.notDeepEqual(draw(exam, items, "a"), draw(exam, items, "b"));
});

test("without shuffling the items stand in the catalog's order", () => {
  const drawn = draw({ ...exam, shuffleItems: false }, items, "a").map((one) => Number(one.id.slice(2)));
  assert.deepEqual(drawn, [...drawn].sort((one, other) => one - other));
});

test("every item has its turn", () => {
  const seen = new Set(range(0, 300).flatMap((seed) => draw(exam, items, String(seed)).map((one) => one.id)));
  assert.equal(seen.size, 40);
});

test("overlapping cells give way to one another wherever there is a way", () => {
  const tight = examOf([[2, [0, 1, 2]], [1, [0]], [2, [1, 2, 3, 4]]], [[1, [20]]]);
  for (const seed of range(0, 100).map(String)) {
    const ids = draw(tight, items, seed).map((one) => one.id);
    assert.equal(new Set(ids).size, 6);
    assert.deepEqual(["q-0", "q-1", "q-2"].filter((id) => !ids.includes(id)), []);
  }
});

test("a bank that is too small is refused", () => {
  assert.throws(() => draw(examOf([[3, [0, 1]]]), items, "a"), /题库不够组成“试卷”/);
  assert.throws(() => draw(examOf([[2, [0, 1]], [1, [0, 1]]]), items, "a"), /题库不够/);
});

test("options keep their order for the same paper, and without a seed the bank's", () => {
  assert.deepEqual(optionOrder("a", "q-1", 6), optionOrder("a", "q-1", 6));
  assert.deepEqual([...optionOrder("a", "q-1", 6)].sort(), [0, 1, 2, 3, 4, 5]);
  assert.ok(range(0, 20).some((n) => optionOrder("a", `q-${n}`, 4).join() !== "0,1,2,3"));
  assert.deepEqual(optionOrder("", "q-1", 4), [0, 1, 2, 3]);
});
