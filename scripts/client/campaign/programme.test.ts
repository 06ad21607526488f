import assert from "node:assert/strict";
import { test } from "node:test";

import { shows } from "./programme.ts";
import type { Choice } from "./programme.ts";

const exhibition = { from: "2026-12-01", to: "2026-12-07", place: "图书馆", audience: ["社区", "学校"] };
const cases: [choice: Partial<Choice>, shown: boolean][] = [
  [{}, true],
  [{ day: "2026-11-30" }, false],
  [{ day: "2026-12-01" }, true],
  [{ day: "2026-12-04" }, true],
  [{ day: "2026-12-07" }, true],
  [{ day: "2026-12-08" }, false],
  [{ place: "图书馆" }, true],
  [{ place: "图书" }, false],
  [{ audience: "学校" }, true],
  [{ audience: "机关" }, false],
  [{ day: "2026-12-04", place: "图书馆", audience: "社区" }, true],
  [{ day: "2026-12-04", place: "图书馆", audience: "机关" }, false],
];

for (const [choice, shown] of cases) {
  test(`${JSON.stringify(choice)} ${shown ? "shows" : "hides"} it`, () => {
    assert.equal(shows(exhibition, { day: "", place: "", audience: "", ...choice }), shown);
  });
}
