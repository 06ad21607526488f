import assert from "node:assert/strict";
import { test } from "node:test";
import { RecordStore } from "./record.ts";
import { dropReset, forgetAll, forgetItems, forgetSitting, resets, undoReset } from "./reset.ts";
import type { Put } from "./rows.ts";
import { Disk, silent } from "./testing.ts";
import { exportText, fileName, importRows, parse } from "./transfer.ts";

const NOW = new Date(2026, 10, 24, 9);

function open(disk: Disk): Promise<RecordStore> {
  return RecordStore.open({ backends: [disk], channel: silent, onProblem: () => undefined });
}

function attempt(id: string, item = "a-1"): Put {
  return ["attempts", { id, seq: 5, item, digest: "d", response: { "1": ["七年", null] }, share: 1, at: 5 }];
}

async function filled(...puts: Put[]): Promise<[RecordStore, Disk]> {
  const disk = new Disk();
  const store = await open(disk);
  await store.put(...puts);
  return [store, disk];
}

test("a record exported and imported elsewhere is the same, twice imported too", async () => {
  const [store] = await filled(attempt("x"), ["stars", { id: "a-1", seq: 7, on: true }]);
  const [other] = await filled(attempt("y"), ["stars", { id: "a-1", seq: 8, on: false }]);
  const rows = parse(exportText(store, NOW));
  assert.deepEqual(await importRows(other, rows), { total: 2, added: 1, attempts: 1, sittings: 0, stars: 0 });
  assert.deepEqual(await importRows(other, rows), { total: 2, added: 0, attempts: 0, sittings: 0, stars: 0 });
  assert.deepEqual([...other.rows("attempts").keys()].sort(), ["x", "y"]);
  assert.equal(other.rows("stars").get("a-1")?.on, false);
});

test("the file is named by the day", () => assert.equal(fileName(NOW), "renda-record-2026-11-24.json"));

test("every damage is found, and says what it is", async () => {
  const [store] = await filled(attempt("x"), attempt("y"));
  const text = exportText(store, NOW);
  const file = JSON.parse(text) as Record<string, unknown>;
  const cases: [string, RegExp][] = [
    ["", /不完整/],
    [text.slice(0, -20), /不完整/],
    ["[]", /不是本站导出/],
    ["null", /不是本站导出/],
    [JSON.stringify({ ...file, format: "other" }), /不是本站导出/],
    [JSON.stringify({ ...file, version: 3 }), /更新的版本/],
    [JSON.stringify({ ...file, version: "2" }), /没有写明版本/],
    [JSON.stringify({ ...file, rows: null }), /没有记录/],
    [text.replace('"share":1', '"share":0'), /校验和/],
  ];
  for (const [damaged, message] of cases) assert.throws(() => parse(damaged), message);
  for (let cut = 0; cut < text.length - 1; cut += 7) assert.throws(() => parse(text.slice(0, cut)));
});

test("a file whose sum is right but whose rows are not is refused as a whole", async () => {
  const [store] = await filled(attempt("x"));
  for (const put of [["attempts", { id: "x", seq: 1 }], ["nothing", { id: "x", seq: 1 }], ["stars"], "5"]) {
    store.all = () => [attempt("y"), put as unknown as Put];
    assert.throws(() => parse(exportText(store, NOW)), /第 2 条/);
  }
});

test("a topic is forgotten and put back", async () => {
  const [store, disk] = await filled(attempt("x"), attempt("y", "b-1"), ["stars", { id: "a-1", seq: 7, on: true }]);
  const reset = await forgetItems(store, "选举", ["a-1"], 100);
  assert.equal(reset?.rows.length, 1);
  assert.deepEqual([...disk.image.attempts.keys()], ["y"]);
  assert.deepEqual(resets(store).map(({ label }) => label), ["选举"]);
  assert.equal(await undoReset(await open(disk), reset.id), true); // also after a reload
  assert.deepEqual([...disk.image.attempts.keys()].sort(), ["x", "y"]);
  assert.equal(disk.image.removed.size, 0);
});

test("forgetting nothing is no reset", async () => {
  const [store] = await filled(attempt("x"));
  await forgetItems(store, "选举", ["a-1"], 100);
  assert.equal(await forgetItems(store, "监督", ["a-1"], 200), undefined);
  assert.deepEqual(resets(store).map(({ label }) => label), ["选举"]);
});

test("each reset is undone for itself, in any order", async () => {
  const [store] = await filled(attempt("x"), attempt("y", "b-1"));
  const all = await forgetAll(store, "全部记录", 100);
  await store.put(attempt("z", "c-1"));
  const page = await forgetItems(store, "本页自测", ["c-1"], 200);
  assert.deepEqual(resets(store).map(({ label }) => label), ["本页自测", "全部记录"]);
  assert.equal(await undoReset(store, all!.id), true);
  assert.deepEqual([...store.rows("attempts").keys()].sort(), ["x", "y"]);
  assert.equal(await undoReset(store, page!.id), true);
  assert.deepEqual([...store.rows("attempts").keys()].sort(), ["x", "y", "z"]);
  assert.equal(await undoReset(store, page!.id), false);
});

test("of many resets the newest five can be undone", async () => {
  const [store, disk] = await filled();
  for (const label of "abcdefg") {
    await store.put(attempt(label));
    await forgetAll(store, label, 100);
  }
  assert.equal(resets(store).map(({ label }) => label).join(""), "gfedc");
  assert.equal(disk.image.removed.size, 5);
});

test("a sitting is given up with all that belongs to it, and taken back", async () => {
  const answer = (sitting: string): Put => ["answers", { id: `${sitting}/a-1`, seq: 5, sitting, item: "a-1", response: [0] }];
  const clock = (id: string): Put => ["clocks", { id, seq: 5 }];
  const rows = [answer("s"), clock("s"), answer("t"), clock("t")];
  const [store] = await filled(...rows);
  const reset = await forgetSitting(store, "考试", "s", 100);
  assert.deepEqual(store.all().filter(([table]) => table !== "removed").map(([, { id }]) => id), ["t/a-1", "t"]);
  await undoReset(store, reset!.id);
  assert.equal(store.all().length, 4);
});

test("everything is forgotten but the settings; the file doesn't hold what was thrown away", async () => {
  const [store] = await filled(attempt("x"), ["settings", { id: "clear", seq: 1, value: 2 }]);
  const reset = await forgetAll(store, "全部记录", 100);
  assert.equal(reset?.rows.length, 1);
  assert.deepEqual(parse(exportText(store, NOW)).map(([table]) => table), ["settings"]);
  await dropReset(store, reset.id);
  assert.equal(await undoReset(store, reset.id), false);
  assert.deepEqual(store.all().map(([table]) => table), ["settings"]);
});
