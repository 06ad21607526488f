import assert from "node:assert/strict";
import { test } from "node:test";
import { Items, rising } from "./catalog.ts";
import { catalogOf } from "./samples.ts";

const data = catalogOf([
  { id: "a-1", digest: "aaaaaaaa", topics: ["选举"], level: 2 },
  { id: "a-2", digest: "bbbbbbbb", kind: "judge", topics: ["监督", "选举"], stale: true },
  { id: "b-1", digest: "cccccccc", kind: "case", topics: ["监督"], bank: "乙库", laws: ["监督法", "政策"] },
]);
const items = new Items(data);

test("columns", () => {
  assert.equal(items.size, 3);
  assert.deepEqual([0, 1, 2].map((n) => items.id(n)), ["a-1", "a-2", "b-1"]);
  assert.deepEqual([0, 1, 2].map((n) => items.digest(n)), ["aaaaaaaa", "bbbbbbbb", "cccccccc"]);
  assert.deepEqual([0, 1, 2].map((n) => items.kind(n)), ["single", "judge", "case"]);
  assert.deepEqual([0, 1, 2].map((n) => items.level(n)), [2, 1, 1]);
  assert.deepEqual([0, 1, 2].map((n) => items.isStale(n)), [false, true, false]);
  assert.deepEqual([0, 1, 2, 3].map((n) => items.shard(n)), ["quiz/s-0", "quiz/s-0", "quiz/s-1", ""]);
  assert.deepEqual(["a-2", "no"].map((id) => items.find(id)), [1, undefined]);
});

test("groups and names", () => {
  assert.deepEqual(
    items.groups("topics").map((group) => [group.name, group.items]),
    [
      ["选举", [0, 1]],
      ["监督", [1, 2]],
    ],
  );
  assert.deepEqual(items.names("topics", 1), ["选举", "监督"]);
  assert.deepEqual(items.names("laws", 2), ["监督法", "政策"]);
  assert.deepEqual(items.names("banks", 2), ["乙库"]);
  assert.deepEqual(items.names("posts", 9), []);
});

test("positions", () => {
  const cases: [string, number[]][] = [
    ["", []],
    ["0", [0]],
    ["3 1x3 40", [3, 4, 5, 6, 46]],
    ["2x3", [2, 4, 6]],
  ];
  for (const [text, expected] of cases) assert.deepEqual(rising(text), expected);
});

test("an empty bank", () => {
  const none = new Items(catalogOf([]));
  assert.deepEqual([none.size, none.find(""), none.groups("topics")], [0, undefined, []]);
});

test("data of another version is refused", () => {
  assert.throws(() => new Items({ ...data, version: 1 }), /版本不同/);
});
