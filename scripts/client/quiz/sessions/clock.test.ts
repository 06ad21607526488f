import assert from "node:assert/strict";
import { test } from "node:test";
import { ExamClock, timeText } from "./clock.ts";

/** A clock and the two clocks of the device that it reads. */
function device(latest = 0): { clock: ExamClock; set(wall: number, steady: number): void } {
  let [wall, steady] = [latest, 0];
  const clock = new ExamClock(latest, () => wall, () => steady);
  return {
    clock,
    set(newWall, newSteady) {
      [wall, steady] = [newWall, newSteady];
    },
  };
}

test("it follows the device's clock", () => {
  const { clock, set } = device(1000);
  set(61_000, 60_000);
  assert.equal(clock.now(), 61_000);
});

test("a clock set back gains no time", () => {
  const { clock, set } = device(1000);
  set(61_000, 60_000);
  clock.now();
  set(0, 70_000);
  assert.equal(clock.now(), 71_000);
});

test("the time that the device slept counts", () => {
  const { clock, set } = device(1000);
  set(901_000, 1000);
  assert.equal(clock.now(), 901_000);
});

test("after a reload with the clock set back it goes on from what was kept", () => {
  const { clock, set } = device(50_000);
  set(10_000, 3000);
  assert.equal(clock.now(), 53_000);
});

test("another tab's clock is taken over when it is later", () => {
  const { clock } = device(1000);
  clock.advance(9000);
  assert.equal(clock.now(), 9000);
  clock.advance(2000);
  assert.equal(clock.now(), 9000);
});

const TEXTS: [number, string][] = [
  [7_200_000, "2:00:00"],
  [3_599_001, "1:00:00"],
  [3_599_000, "59:59"],
  [1, "00:01"],
  [0, "00:00"],
  [-5000, "00:00"],
];
for (const [left, expected] of TEXTS) test(`${left} ms left: ${expected}`, () => assert.equal(timeText(left), expected));
