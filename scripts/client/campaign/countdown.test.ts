import assert from "node:assert/strict";
import { afterEach, test } from "node:test";

import { phase, sentence } from "./countdown.ts";

const DAY = "2026-12-04";
const UNTIL = Date.parse("2026-12-07T17:00:00+08:00");
const zone = process.env["TZ"];

afterEach(() => {
  if (zone === undefined) delete process.env["TZ"];
  else process.env["TZ"] = zone;
});

const cases: [now: string, kind: string, days: number, text: string][] = [
  ["2026-11-23T00:00:00+08:00", "before", 11, "距国家宪法日还有 11 天"],
  ["2026-11-23T23:59:59+08:00", "before", 11, "距国家宪法日还有 11 天"],
  ["2026-11-24T00:00:00+08:00", "before", 10, "距国家宪法日还有 10 天"],
  ["2026-12-02T23:59:59.999+08:00", "before", 2, "距国家宪法日还有 2 天"],
  ["2026-12-03T00:00:00+08:00", "before", 1, "明天是国家宪法日"],
  ["2026-12-03T23:59:59.999+08:00", "before", 1, "明天是国家宪法日"],
  ["2026-12-04T00:00:00+08:00", "today", 0, "今天是国家宪法日"],
  ["2026-12-04T23:59:59.999+08:00", "today", 0, "今天是国家宪法日"],
  ["2026-12-05T00:00:00+08:00", "running", 0, "2026年国家宪法日活动进行到12月7日"],
  ["2026-12-07T16:59:59.999+08:00", "running", 0, "2026年国家宪法日活动进行到12月7日"],
  ["2026-12-07T17:00:00+08:00", "over", 0, "2026年国家宪法日活动已结束"],
  ["2025-12-04T12:00:00+08:00", "before", 365, "距国家宪法日还有 365 天"],
];

for (const tz of ["Asia/Shanghai", "UTC", "America/Los_Angeles", "Pacific/Kiritimati", "Asia/Kathmandu"]) {
  test(`counts Chinese calendar days for a visitor in ${tz}`, () => {
    process.env["TZ"] = tz;
    for (const [now, kind, days, text] of cases) {
      const moment = Date.parse(now);
      const found = phase(moment, DAY, UNTIL);
      assert.deepEqual([found.kind, found.days], [kind, days], now);
      assert.equal(sentence(moment, DAY, UNTIL), text, now);
    }
  });
}

test("whole hours and minutes left, never negative", () => {
  assert.deepEqual(phase(Date.parse("2026-12-03T22:29:30+08:00"), DAY), {
    kind: "before",
    days: 1,
    hours: 1,
    minutes: 90,
  });
  assert.deepEqual(phase(Date.parse("2026-12-04T00:00:00+08:00"), DAY), {
    kind: "today",
    days: 0,
    hours: 0,
    minutes: 0,
  });
});

test("without a last activity all is over at midnight", () => {
  assert.equal(phase(Date.parse("2026-12-05T00:00:00+08:00"), DAY).kind, "over");
});

test("activities that end at midnight last until the day before", () => {
  const midnight = Date.parse("2026-12-07T00:00:00+08:00");
  const now = Date.parse("2026-12-05T10:00:00+08:00");
  assert.equal(sentence(now, DAY, midnight), "2026年国家宪法日活动进行到12月6日");
});

test("English on an English page", () => {
  const say = (now: string) => sentence(Date.parse(now), DAY, UNTIL, "en");
  assert.equal(say("2026-11-23T12:00:00+08:00"), "11 days until Constitution Day");
  assert.equal(say("2026-12-03T12:00:00+08:00"), "Constitution Day is tomorrow");
  assert.equal(say("2026-12-04T12:00:00+08:00"), "Today is Constitution Day");
  assert.equal(say("2026-12-05T12:00:00+08:00"), "Constitution Day 2026: activities go on until 2026-12-07");
  assert.equal(say("2026-12-08T12:00:00+08:00"), "The activities of Constitution Day 2026 are over");
});
