import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import type { Fallback } from "./backend.ts";
import { legacyBackend } from "./legacy.ts";
import { localBackend } from "./local.ts";
import { type Problem, RecordStore } from "./record.ts";
import type { Attempt, Put } from "./rows.ts";
import { Disk, Shelf, silent } from "./testing.ts";

let shelf: Shelf;
let disk: Disk;
let told: Problem[];

beforeEach(() => {
  shelf = new Shelf();
  shelf.install();
  disk = new Disk();
  told = [];
});

function open(first?: Disk): Promise<RecordStore> {
  const others: [Fallback, Fallback] = [localBackend(), legacyBackend()];
  return RecordStore.open({
    backends: first ? [first, ...others] : others,
    channel: silent,
    onProblem: (problem) => told.push(problem),
  });
}

function attempt(id: string, seq: number, share = 1): Put {
  const row: Attempt = { id, seq, item: "a-1", digest: "d", response: [0], share, at: seq };
  return ["attempts", row];
}

const ids = (store: RecordStore): string => [...store.rows("attempts").keys()].sort().join(" ");

test("a row is on the disk when its commit resolves", async () => {
  const store = await open(disk);
  assert.equal(await store.put(attempt("x", 5)), true);
  assert.equal(disk.image.attempts.get("x")?.seq, 5);
  assert.equal(ids(store), "x");
});

test("a place that can't be read for a while takes nothing away, and what others did shows when it can", async () => {
  const other = await open(disk);
  const store = await open(disk);
  await store.put(attempt("x", 5));
  disk.refusing = true;
  Object.defineProperty(globalThis, "localStorage", { get: () => assert.fail("refused"), configurable: true });
  await store.refresh();
  await store.put(attempt("y", 6));
  assert.equal(ids(store), "x y");
  disk.refusing = false;
  shelf.install();
  await other.put(attempt("z", 7));
  await store.put(attempt("w", 8));
  assert.equal(ids(store), "w x y z");
  assert.equal([...disk.image.attempts.keys()].sort().join(" "), "w x y z");
});

const star = (seq: number, on: boolean): Put => ["stars", { id: "a-1", seq, on }];

test("of two rows with one id the newer counts, whichever comes last", async () => {
  const store = await open(disk);
  await store.commit({ puts: [star(9, true)], removes: [] });
  await store.commit({ puts: [star(4, false)], removes: [] });
  assert.equal(store.rows("stars").get("a-1")?.on, true);
  assert.equal(disk.image.stars.get("a-1")?.on, true);
});

test("what is done now comes after what another tab did, also when that one's clock was ahead", async () => {
  for (const first of [disk, undefined]) {
    const [one, two] = [await open(first), await open(first)];
    await one.put(star(900, true));
    await two.put(star(400, false));
    await one.refresh();
    assert.equal(one.rows("stars").get("a-1")?.on, false);
    assert.equal(two.rows("stars").get("a-1")?.on, false);
  }
});

test("two tabs lose nothing of each other", async () => {
  const [one, two] = [await open(disk), await open(disk)];
  await Promise.all([one.put(attempt("x", 1)), two.put(attempt("y", 2)), one.put(attempt("z", 3))]);
  await one.refresh();
  assert.equal(ids(one), "x y z");
  assert.equal(ids(await open(disk)), "x y z");
});

test("the stamp only goes forward, also when the clock goes back", async () => {
  await (await open(disk)).put(attempt("x", 1000));
  const store = await open(disk);
  assert.equal(store.stamp(400), 1001);
  assert.equal(store.stamp(5000), 5000);
  assert.equal(store.stamp(0), 5001);
});

test("when the first place refuses the next one takes the rows, and hands them back later", async () => {
  disk.refusing = true;
  const store = await open(disk);
  assert.equal(await store.put(attempt("x", 1)), true);
  assert.equal(shelf.length, 1);
  disk.refusing = false;
  assert.equal(ids(await open(disk)), "x");
  assert.equal(disk.image.attempts.has("x"), true);
  assert.equal(shelf.length, 0);
  assert.deepEqual(told, ["unread"]);
});

test("what a tab writes while another moves older rows to the first place stays", async () => {
  const local = localBackend();
  await local.apply({ puts: [star(5, true)], removes: [] });
  disk.apply = async (change) => {
    await Disk.prototype.apply.call(disk, change);
    await local.apply({ puts: [star(6, false)], removes: [], latest: true });
    disk.apply = Disk.prototype.apply;
  };
  assert.equal((await open(disk)).rows("stars").get("a-1")?.on, true); // as it was read
  assert.equal((await open(disk)).rows("stars").get("a-1")?.on, false);
  assert.equal(disk.image.stars.get("a-1")?.on, false);
  assert.equal(shelf.length, 0);
});

test("rows of localStorage are replaced, taken away, and read under the keys they once had", async () => {
  const local = localBackend();
  shelf.kept.set("renda:record:stars:a-1", JSON.stringify(star(5, true)[1]));
  await local.apply({ puts: [star(6, false)], removes: [], latest: true });
  assert.deepEqual([...shelf.kept.keys()], ["renda:record:stars:a-1@6"]);
  await local.apply({ puts: [star(4, true)], removes: [] });
  assert.deepEqual(await local.load(), [star(6, false)]);
  await local.release([star(5, true)]);
  assert.deepEqual(await local.load(), [star(6, false)]);
  await local.apply({ puts: [], removes: [["stars", "a-1"]] });
  assert.equal(shelf.length, 0);
});

test("a visitor is told of one thing: that nothing is kept, or that another place takes it", async () => {
  disk.refusing = true;
  shelf.room = 0;
  const store = await open(disk);
  assert.deepEqual(told, []); // nothing is lost so far
  assert.equal(store.hasUnkept, false);
  await store.put(attempt("x", 1));
  assert.deepEqual(told, ["memory"]);
  assert.equal(store.hasUnkept, true);
  disk.refusing = false;
  await store.put(attempt("y", 2));
  assert.equal(store.hasUnkept, false);
});

test("when nothing is taken the session goes on, tells once, and tries again", async () => {
  const store = await open(disk);
  disk.refusing = true;
  shelf.room = 0;
  assert.equal(await store.put(attempt("x", 1)), false);
  assert.equal(await store.put(attempt("y", 2)), false);
  assert.deepEqual(told, ["memory"]);
  await store.refresh();
  assert.equal(ids(store), "x y");
  disk.refusing = false;
  assert.equal(await store.put(attempt("z", 3)), true);
  assert.equal([...disk.image.attempts.keys()].join(" "), "x y z");
});

test("a change of many rows is made in localStorage as a whole or not at all", async () => {
  const store = await open();
  await store.put(attempt("old", 1));
  shelf.room = 200;
  const big: Put = ["attempts", { ...(attempt("big", 3)[1] as Attempt), response: "长".repeat(300) }];
  await store.commit({ puts: [attempt("x", 2), big], removes: [["attempts", "old"]] });
  assert.deepEqual([...shelf.kept.keys()], ["renda:record:attempts:old@1"]);
  assert.equal(ids(store), "big x");
});

test("damaged rows are passed over and stay where they are", async () => {
  shelf.kept.set("renda:record:attempts:x", '{"id":"x","seq":"soon"}');
  shelf.kept.set("renda:record:attempts:y", "{broken");
  shelf.kept.set("renda:record:unknown:z", '{"id":"z","seq":1}');
  assert.equal(ids(await open(disk)), "");
  assert.equal(shelf.length, 3);
});

const OLD: [string, object, number[]][] = [
  ["answered once", { choice: [2], right: false, times: 1, wrong: 1 }, [0]],
  ["wrong twice, then right", { choice: [1], right: true, times: 3, wrong: 2 }, [0, 0, 1]],
  ["right, then wrong", { choice: [1], right: false, times: 2, wrong: 1 }, [1, 0]],
  ["counts that can't be", { choice: [1], right: true, times: 1, wrong: 7 }, [1]],
];

for (const [name, answer, shares] of OLD) {
  test(`the first form of the record is taken over: ${name}`, async () => {
    shelf.kept.set("renda:answer:xf-001", JSON.stringify({ digest: "d1", at: 9000, ...answer }));
    const store = await open(disk);
    const rows = [...store.rows("attempts").values()].sort((a, b) => a.seq - b.seq);
    assert.deepEqual(rows.map((row) => row.share), shares);
    assert.deepEqual(rows.at(-1)?.response, (answer as { choice: number[] }).choice);
    assert.equal(rows.at(-1)?.at, 9000);
    assert.equal(shelf.length, 0);
    assert.equal(disk.image.attempts.size, shares.length);
    assert.equal((await open(disk)).rows("attempts").size, shares.length);
  });
}

test("what isn't an answer of the first form is left alone", async () => {
  shelf.kept.set("renda:answer:x", '{"digest":1}');
  shelf.kept.set("renda:answer:y", JSON.stringify({ digest: "d", choice: [], right: true, at: 1, times: 1e9, wrong: 0 }));
  assert.equal((await open(disk)).rows("attempts").size, 0);
  assert.equal(shelf.length, 2);
});
