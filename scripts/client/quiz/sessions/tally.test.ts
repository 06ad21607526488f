import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import type { Attempt } from "../store/rows.ts";
import { Shelf } from "../store/testing.ts";
import { countDue, keepDue } from "./duecount.ts";
import { DAY, dueDates } from "./schedule.ts";
import { isMistake, tally } from "./tally.ts";

process.env["TZ"] = "Asia/Shanghai"; // due dates are days where the device is

/** Attempts at one item, a day apart, each with its share. */
function days(...shares: number[]): Attempt[] {
  return shares.map((share, day) => attempt(day, share));
}

function attempt(day: number, share: number, more: Partial<Attempt> = {}): Attempt {
  return { id: `n${day}`, seq: 1 + day, item: "a-1", digest: "d", response: null, share, at: day * DAY, ...more };
}

beforeEach(() => new Shelf().install());

test("how often, how often wrong, and how often right in a row", () => {
  const found = tally(days(0, 1, 0.5, 1, 1)).get("a-1")!;
  assert.deepEqual([found.times, found.wrong, found.streak, found.last.seq], [5, 2, 2, 5]);
});

test("attempts count in their order, not that of the clock or of the map", () => {
  const late = attempt(9, 1, { at: 0 });
  assert.equal(tally([late, ...days(1, 0)]).get("a-1")?.streak, 1);
});

test("a changed wording starts anew", () => {
  const found = tally([...days(0, 0), attempt(5, 1, { digest: "e" })]).get("a-1")!;
  assert.deepEqual([found.digest, found.times, found.wrong], ["e", 1, 0]);
});

test("a mistake is cleared after so many right answers in a row", () => {
  const clear = (enough: number, ...shares: number[]): boolean => !isMistake(tally(days(...shares)).get("a-1")!, enough);
  assert.deepEqual([clear(2, 0), clear(2, 0, 1), clear(2, 0, 1, 1), clear(2, 0, 1, 0, 1)], [false, false, true, false]);
  assert.deepEqual([clear(1, 0, 1), clear(3, 0, 1, 1), clear(2, 1)], [true, false, true]);
});

const due = (...shares: number[]): number => Math.round(dueDates(days(...shares)).get("a-1")! / DAY) - shares.length + 1;

test("what is known is asked later and later, what was forgotten soon", () => {
  assert.equal(due(0), 1);
  assert.ok(due(1) > due(0.7) && due(0.7) >= due(0));
  assert.ok(due(1, 1) > due(1));
  assert.equal(due(1, 1, 0), 1);
});

test("what was answered in the evening is due in the morning of its day", () => {
  const evening = new Date(2026, 10, 24, 22, 30).getTime();
  const at = dueDates([attempt(0, 0, { at: evening })]).get("a-1");
  assert.equal(at, new Date(2026, 10, 25).getTime());
  const next = new Date(2026, 10, 25, 8).getTime(); // not a whole day later, but the next day
  const twice = (second: number): number =>
    dueDates([attempt(0, 1, { at: evening }), attempt(1, 1, { at: second })]).get("a-1")!;
  assert.ok(twice(next) - next > twice(evening + 1000) - evening);
});

test("a clock that went back makes no time pass, and never a due date before the last attempt", () => {
  const back = dueDates([attempt(20, 1, { seq: 1 }), attempt(3, 1, { seq: 2 })]).get("a-1")!;
  assert.ok(back > 20 * DAY);
});

test("the same attempts in any order give the same due dates", () => {
  const all = days(1, 0, 1, 1);
  assert.deepEqual(dueDates(all.toReversed()), dueDates(all));
});

test("due questions are counted from what was kept", () => {
  keepDue([5 * DAY, 5 * DAY + 1000, 7 * DAY]);
  assert.deepEqual([countDue(4 * DAY), countDue(5 * DAY), countDue(9 * DAY)], [0, 2, 3]);
  for (const damaged of ['"x"', "[[1]]", "[1,null]", "{", '[["a","b"]]']) {
    localStorage.setItem("renda:due", damaged);
    assert.equal(countDue(9 * DAY), 0);
  }
});
