import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { forget, load, restore, save } from "./store.ts";

const stored = new Map<string, string>();
let full = false;

Object.defineProperty(globalThis, "localStorage", {
  value: {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem(key: string, value: string) {
      if (full) throw new Error("QuotaExceededError");
      stored.set(key, value);
    },
    removeItem: (key: string) => void stored.delete(key),
  },
});

beforeEach(() => {
  stored.clear();
  full = false;
});

test("an answer is stored at once under its item's id", () => {
  save("xf-001", "d1", [2], false, 1000);
  assert.deepEqual(JSON.parse(stored.get("renda:answer:xf-001") ?? ""), {
    digest: "d1",
    choice: [2],
    right: false,
    at: 1000,
    times: 1,
    wrong: 1,
  });
});

test("answering again counts, and mistakes made before stay counted", () => {
  save("xf-001", "d1", [2], false, 1000);
  save("xf-001", "d1", [1], true, 2000);
  assert.deepEqual(load("xf-001", "d1"), { digest: "d1", choice: [1], right: true, at: 2000, times: 2, wrong: 1 });
});

test("an edited item is asked again, and the next answer replaces the old one", () => {
  save("xf-001", "d1", [2], false, 1000);
  assert.equal(load("xf-001", "d2"), undefined);
  assert.equal(load("xf-001", "d1")?.wrong, 1);
  save("xf-001", "d2", [1], true, 2000);
  assert.deepEqual(load("xf-001", "d2"), { digest: "d2", choice: [1], right: true, at: 2000, times: 1, wrong: 0 });
  assert.equal(load("xf-001", "d1"), undefined);
});

const good = { digest: "d1", choice: [1], right: true, at: 1, times: 1, wrong: 0 };
const damaged: [string, string][] = [
  ["no JSON", "{"],
  ["null", "null"],
  ["a list", "[]"],
  ["no choice", JSON.stringify({ ...good, choice: undefined })],
  ["a choice of text", JSON.stringify({ ...good, choice: "1" })],
  ["right as text", JSON.stringify({ ...good, right: "true" })],
  ["no time", JSON.stringify({ ...good, at: null })],
  ["negative count", JSON.stringify({ ...good, times: -1 })],
];

for (const [name, text] of damaged) {
  test(`a damaged record counts as none: ${name}`, () => {
    stored.set("renda:answer:xf-001", text);
    assert.equal(load("xf-001", "d1"), undefined);
    assert.equal(save("xf-001", "d1", [0], true, 5).times, 1);
    assert.equal(load("xf-001", "d1")?.at, 5);
  });
}

test("a sound record is read", () => {
  stored.set("renda:answer:xf-001", JSON.stringify(good));
  assert.deepEqual(load("xf-001", "d1"), good);
});

test("forgetting can be taken back, but never overwrites a newer answer", () => {
  save("a-1", "d", [0], true, 1);
  save("a-2", "d", [0], false, 1);
  save("a-3", "d", [0], true, 1);
  const snapshot = forget(["a-1", "a-2", "none"]);
  assert.equal(snapshot.length, 2);
  assert.equal(load("a-1", "d"), undefined);
  assert.equal(load("a-3", "d")?.at, 1);
  save("a-2", "d", [1], true, 9);
  restore(snapshot);
  assert.equal(load("a-1", "d")?.at, 1);
  assert.equal(load("a-2", "d")?.at, 9);
});

test("with storage full the session goes on in memory", () => {
  full = true;
  save("xf-009", "d1", [0], true, 1);
  assert.equal(stored.size, 0);
  assert.equal(load("xf-009", "d1")?.at, 1);
  forget(["xf-009"]);
  assert.equal(load("xf-009", "d1"), undefined);
});
