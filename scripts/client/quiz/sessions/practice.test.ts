import assert from "node:assert/strict";
import { test } from "node:test";
import { Items } from "../catalog.ts";
import { catalogOf } from "../samples.ts";
import type { Attempt } from "../store/rows.ts";
import type { Plan } from "./plan.ts";
import { begin, counted, type Known, move, placeOf, resume, score, scoreByTopic, scoreText } from "./practice.ts";
import { tally } from "./tally.ts";

const SAMPLES = ["a-1", "a-2", "a-3", "b-1"].map((id) => ({ id, topics: id === "a-2" ? ["监督"] : ["选举"] }));
const items = new Items(catalogOf(SAMPLES));

/** Answers by id: share and seq. */
function known(given: Record<string, [share: number, seq: number]>): Known {
  const attempts = Object.entries(given).map(([item, [share, seq]]): Attempt => {
    return { id: item, seq, item, digest: "00000000", response: [0], share, at: seq };
  });
  const tallies = tally(attempts);
  return {
    tally: (position) => tallies.get(items.id(position)),
    isStarred: (position) => position === 3,
    isDue: (position) => position === 1,
    enough: 2,
  };
}

const NONE = known({});
const plan = (only: Plan["only"] = "all", order: Plan["order"] = "given"): Plan => ({ scope: undefined, only, order });

test("choosing by what is known", () => {
  const some = known({ "a-1": [1, 1], "a-2": [0, 1] });
  const chosen = (only: Plan["only"]): number[] => begin(items, plan(only), some, 5).questions;
  assert.deepEqual(chosen("all"), [0, 1, 2, 3]);
  assert.deepEqual(chosen("new"), [2, 3]);
  assert.deepEqual(chosen("wrong"), [1]);
  assert.deepEqual(chosen("starred"), [3]);
  assert.deepEqual(chosen("due"), [1]);
});

test("moving stays inside the list", () => {
  const practice = begin(items, plan(), NONE, 5);
  assert.equal(move(practice, -1).at, 0);
  assert.equal(move(practice, 9).at, 3);
});

test("a practice goes on where it was, also when questions were added before it", () => {
  const place = placeOf(items, move(begin(items, plan(), NONE, 5), 1), 9);
  assert.deepEqual(place.ids, []);
  const longer = new Items(catalogOf([{ id: "new" }, ...SAMPLES]));
  const resumed = resume(longer, plan(), place)!;
  assert.equal(longer.id(resumed.questions[resumed.at]!), "a-2");
  assert.equal(resumed.questions.length, 5);
});

test("a random order is the same after a reload", () => {
  const practice = move(begin(items, plan("all", "random"), NONE, 77), 2);
  const resumed = resume(items, practice.plan, placeOf(items, practice, 9));
  assert.deepEqual(resumed, practice);
  const orders = [1, 2, 3, 4, 5, 6].map((seed) => begin(items, plan("all", "random"), NONE, seed).questions.join(""));
  assert.ok(new Set(orders).size > 1);
});

test("chosen questions are kept by name; what was taken out of the bank falls away", () => {
  const practice = begin(items, plan("wrong"), known({ "a-1": [0, 1], "a-2": [0, 1] }), 5);
  const place = placeOf(items, practice, 9);
  assert.deepEqual(place.ids, ["a-1", "a-2"]);
  const shorter = new Items(catalogOf(SAMPLES.slice(1)));
  assert.deepEqual(resume(shorter, plan("wrong"), place)?.questions, [0]);
  assert.equal(resume(new Items(catalogOf([{ id: "x" }])), plan("wrong"), place), undefined);
});

test("mistakes are asked anew: only later answers count", () => {
  const before = known({ "a-1": [0, 1] });
  const practice = begin(items, plan("wrong"), before, 5);
  assert.equal(counted(practice, 0, before), undefined);
  assert.equal(counted(practice, 0, known({ "a-1": [1, 6] }))?.share, 1);
  assert.notEqual(counted(begin(items, plan(), before, 5), 0, before), undefined);
});

test("scores, in all and by topic", () => {
  const some = known({ "a-1": [1, 1], "a-2": [0.5, 1], "b-1": [1, 1] });
  const practice = begin(items, plan(), some, 5);
  assert.equal(scoreText(score(practice, some)), "共 4 题，已答 3 题，答对 2 题");
  assert.deepEqual(scoreByTopic(practice, items, some), [
    ["选举", { total: 3, answered: 2, right: 2 }],
    ["监督", { total: 1, answered: 1, right: 0 }],
  ]);
});
