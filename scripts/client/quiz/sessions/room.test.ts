import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Items } from "../catalog.ts";
import { catalogOf } from "../samples.ts";
import { RecordStore } from "../store/record.ts";
import type { Sitting } from "../store/rows.ts";
import { Disk, silent } from "../store/testing.ts";
import type { Exam } from "../types.ts";
import { Room } from "./room.ts";
import { Saver } from "./saver.ts";
import { begin, byLaw, bySection, byTopic, history, isBlank, outcomeText, type ShareOf, unanswered, unfinished } from "./sitting.ts";

const items = new Items(
  catalogOf([
    { id: "a-1", topics: ["选举"], laws: ["选举法"] },
    { id: "a-2", topics: ["监督"], laws: ["监督法"] },
    { id: "j-1", kind: "judge", topics: ["监督"], laws: ["监督法", "宪法"] },
  ]),
);
const EXAM: Exam = {
  id: "fayuan",
  title: "模拟",
  post: "法院",
  note: "",
  minutes: 1,
  total: 5,
  passMark: 3,
  shuffleItems: false,
  shuffleOptions: true,
  certificate: "",
  sections: [
    { title: "单选题", kind: "single", points: 2, partial: "all", cells: [{ count: 2, items: "0 1" }] },
    { title: "判断题", kind: "judge", points: 1, partial: "all", cells: [{ count: 1, items: "2" }] },
  ],
};
const START = 1_000_000;
/** [0] is right; an answer to a question that isn't in the bank any more can't be marked. */
const share: ShareOf = ({ item }, response) => {
  if (item === "gone") return undefined;
  return Array.isArray(response) && response[0] === 0 ? 1 : 0;
};

let disk: Disk;
let wall: number;
let steady: number;

beforeEach(() => {
  disk = new Disk();
  [wall, steady] = [START, 0];
});

async function open(): Promise<RecordStore> {
  return RecordStore.open({ backends: [disk], channel: silent, onProblem: () => undefined });
}

function enter(store: RecordStore, id = "s"): Room {
  return new Room(store, id, () => wall, () => steady);
}

function pass(milliseconds: number): void {
  wall += milliseconds;
  steady += milliseconds;
}

async function started(): Promise<[RecordStore, Room]> {
  const store = await open();
  await store.put(["sittings", begin(EXAM, items, "s", START, START)]);
  return [store, enter(store)];
}

test("a sitting holds what was drawn, with the wording of that day", async () => {
  const [, { sitting }] = await started();
  assert.equal(sitting.deadline - sitting.started, 60_000);
  assert.deepEqual(
    sitting.questions.map(({ item, section, points }) => [item, section, points]),
    [["a-1", "单选题", 2], ["a-2", "单选题", 2], ["j-1", "判断题", 1]],
  );
});

test("answers and flags are on the disk, changed and taken back", async () => {
  const [, room] = await started();
  await room.answer("a-1", [1]);
  await room.answer("a-1", [0]);
  await room.answer("a-2", [0]);
  await room.answer("a-2", null);
  await room.flag("j-1", true);
  await room.flag("a-1", true);
  await room.flag("a-1", false);
  const { sheet, sitting } = enter(await open());
  assert.deepEqual([...sheet.responses], [["a-1", [0]]]);
  assert.deepEqual([...sheet.flagged], ["j-1"]);
  assert.deepEqual(unanswered(sitting, sheet), [1, 2]);
});

test("a clock set back gains no time, neither in the page nor by a reload", async () => {
  const [, room] = await started();
  pass(20_000);
  await room.keepTime();
  wall = 0;
  assert.equal(room.remaining(), 40_000);
  const again = enter(await open());
  assert.equal(again.remaining(), 40_000);
  pass(15_000);
  assert.equal(again.remaining(), 25_000);
});

test("a record whose stamps are ahead of the clock gains no time", async () => {
  const store = await open();
  store.stamp(START + 1_000_000); // the clock was ahead when something was kept
  await store.put(["sittings", begin(EXAM, items, "s", START, store.stamp(START))]);
  assert.equal(enter(store).remaining(), 60_000);
  wall += 45_000;
  steady = 0;
  assert.equal(enter(await open()).remaining(), 15_000);
});

test("the time goes on while the page is closed", async () => {
  await started();
  wall += 45_000;
  steady = 0;
  assert.equal(enter(await open()).remaining(), 15_000);
});

test("when the time is over nothing more is taken, and what was given is marked", async () => {
  const [store, room] = await started();
  await room.answer("a-1", [0]);
  pass(60_000);
  assert.equal(await room.answer("a-2", [0]), false);
  assert.equal(room.isOver, true);
  await room.handIn(share, items);
  const { handed } = enter(await open()).sitting;
  assert.deepEqual([handed?.score, handed?.passed, handed?.late, handed?.at], [2, false, true, START + 60_000]);
  assert.deepEqual([...store.rows("attempts").keys()], ["s/a-1"]);
});

test("answers of another tab count when this one hands in, and two hand-ins count once", async () => {
  const [store, room] = await started();
  const other = await open();
  pass(1000);
  await enter(other).answer("a-1", [0]);
  await room.answer("j-1", [0]);
  await Promise.all([room.handIn(share, items), enter(other).handIn(share, items)]);
  await store.refresh();
  assert.equal(room.sitting.handed?.score, 3);
  assert.equal(room.sitting.handed?.passed, true);
  assert.equal(store.rows("attempts").size, 2);
});

test("a question taken out of the bank counts in full", async () => {
  const store = await open();
  const sitting = begin(EXAM, items, "s", START, START);
  await store.put(["sittings", { ...sitting, questions: [{ ...sitting.questions[0]!, item: "gone" }] }]);
  const room = enter(store);
  await room.handIn(share, items);
  assert.equal(room.sitting.handed?.score, 2);
});

test("points by section, topic and law", async () => {
  const [, room] = await started();
  await room.answer("a-1", [0]);
  await room.answer("j-1", [0]);
  await room.handIn(share, items);
  const of = (parts: { name: string; points: number; of: number }[]): unknown[] => parts.map((one) => Object.values(one));
  assert.deepEqual(of(bySection(room.sitting)), [["单选题", 2, 4], ["判断题", 1, 1]]);
  assert.deepEqual(of(byTopic(room.sitting)), [["监督", 1, 3], ["选举", 2, 2]]);
  assert.deepEqual(of(byLaw(room.sitting)), [["监督法", 1, 3], ["选举法", 2, 2], ["宪法", 1, 1]]);
});

test("an own answer is no attempt before its writer judges it, and then one of that time", async () => {
  const own: ShareOf = (question, response) => (question.item === "a-2" && response === "字" ? null : share(question, response));
  const [store, room] = await started();
  await room.answer("a-1", [0]);
  await room.answer("a-2", "字");
  await room.handIn(own, items);
  assert.equal(outcomeText(room.sitting.handed!), "待自评，暂得 2 分");
  assert.deepEqual([...store.rows("attempts").keys()], ["s/a-1"]);
  const first = store.rows("attempts").get("s/a-1")!.seq;
  await room.markAgain("a-2", [0], own, items);
  assert.equal(outcomeText(room.sitting.handed!), "4 分，及格");
  assert.equal(room.sitting.handed?.late, false);
  assert.deepEqual([...store.rows("attempts").values()].map(({ id, share }) => [id, share]), [["s/a-1", 1], ["s/a-2", 1]]);
  assert.equal(store.rows("attempts").get("s/a-1")!.seq, first); // what was practised since stays the latest
});

test("results over time, and what goes on", () => {
  const at = (id: string, handed: number | undefined): Sitting => ({
    ...begin(EXAM, items, id, START, START),
    ...(handed === undefined ? {} : { handed: { at: handed, late: false, score: 1, passed: false, marks: [] } }),
  });
  const all = [at("b", 9), at("a", 4), at("c", undefined)];
  assert.deepEqual(history(all, "fayuan").map(({ id }) => id), ["a", "b"]);
  assert.deepEqual(history(all, "other"), []);
  assert.deepEqual(unfinished(all).map(({ id }) => id), ["c"]);
});

for (const blank of [null, "", "  ", [], ["", null], { text: " ", points: null }]) {
  test(`${JSON.stringify(blank)} is no answer`, () => assert.equal(isBlank(blank), true));
}
for (const given of [[0], "a", ["", "x"], { text: "a", points: null }, false]) {
  test(`${JSON.stringify(given)} is an answer`, () => assert.equal(isBlank(given), false));
}

test("a saver keeps the newest of what waits, and nothing is left when it is idle", async () => {
  const kept: number[] = [];
  const saver = new Saver<number>(async (value) => {
    await new Promise((resolve) => setTimeout(resolve, 2));
    kept.push(value);
  });
  for (const value of [1, 2, 3]) void saver.save(value);
  await saver.idle();
  assert.deepEqual(kept, [1, 3]);
  await saver.save(4);
  assert.deepEqual(kept, [1, 3, 4]);
});
