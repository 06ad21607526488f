import assert from "node:assert/strict";
import { test } from "node:test";

import { countRead, isRead, progressText, splitKeys, type Store, toggle } from "./read.ts";

const NOW = Date.parse("2026-11-23T10:00:00+08:00");

/** A store that keeps values as localStorage does: as JSON text. */
function memory(saved: Record<string, unknown> = {}): Store & { saved: Map<string, string> } {
  const map = new Map(Object.entries(saved).map(([key, value]) => [key, JSON.stringify(value)]));
  return {
    saved: map,
    read: (key) => (map.has(key) ? (JSON.parse(map.get(key) ?? "") as unknown) : undefined),
    write: (key, value) => void map.set(key, JSON.stringify(value)),
    remove: (key) => void map.delete(key),
  };
}

test("the same call sets a mark and takes it away", () => {
  const store = memory();
  assert.equal(isRead("study/01-a/", store), false);
  assert.equal(toggle("study/01-a/", NOW, store), true);
  assert.deepEqual([...store.saved], [["renda:read:study/01-a/", '"2026-11-23T02:00:00.000Z"']]);
  assert.equal(isRead("study/01-a/", store), true);
  assert.equal(toggle("study/01-a/", NOW, store), false);
  assert.equal(store.saved.size, 0);
});

test("a mark belongs to one page", () => {
  const store = memory();
  toggle("study/01-a/", NOW, store);
  assert.equal(isRead("study/01-ab/", store), false);
  assert.equal(countRead(["study/01-a/", "study/02-b/", "study/03-c/"], store), 1);
});

for (const damaged of [null, true, 1, "", "昨天", {}, []]) {
  test(`a damaged mark counts as none and is replaced: ${JSON.stringify(damaged)}`, () => {
    const store = memory({ "renda:read:study/01-a/": damaged });
    assert.equal(isRead("study/01-a/", store), false);
    assert.equal(toggle("study/01-a/", NOW, store), true);
    assert.equal(isRead("study/01-a/", store), true);
  });
}

test("marks for lessons that are gone don't count", () => {
  const store = memory({ "renda:read:study/99-old/": "2025-01-01T00:00:00.000Z" });
  assert.equal(countRead(["study/01-a/"], store), 0);
});

test("keys are separated by blanks; an empty list has none", () => {
  assert.deepEqual(splitKeys(" study/01-a/  study/02-b/\n"), ["study/01-a/", "study/02-b/"]);
  assert.deepEqual(splitKeys(""), []);
});

test("progress in the language of the page", () => {
  assert.equal(progressText(2, 6), "已读 2/6");
  assert.equal(progressText(2, 6, "zh-Hans"), "已读 2/6");
  assert.equal(progressText(2, 6, "en"), "2 of 6 lessons read");
});
