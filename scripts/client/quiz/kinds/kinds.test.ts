import assert from "node:assert/strict";
import { test } from "node:test";
import { optionOrder } from "../draw.ts";
import type { Key, PartialRule, View } from "../types.ts";
import { letter } from "./choice.ts";
import { kindOf, mark } from "./index.ts";
import type { Response } from "./kind.ts";

const single: Key = { kind: "single", answer: 1, feedback: [] };
const multiple: Key = { kind: "multiple", answer: [0, 2, 3], feedback: [] };
const right: Key = { kind: "judge", answer: true };
const wrong: Key = { kind: "judge", answer: false };
const blank: Key = { kind: "blank", answers: [["五年"], ["三分之二", "2/3以上"]] };
const cloze: Key = { kind: "cloze", answers: ["全国人民代表大会"] };
const short: Key = { kind: "short", points: ["甲", "乙", "丙", "丁"] };
const self = (points: number[] | null): Response => ({ text: "字", points });
const all: Key = { kind: "case", keys: [single, multiple, short], explanations: ["", "", ""] };

const marking: [Key, unknown, PartialRule, number | null][] = [
  [single, [1], "all", 1],
  [single, [0], "all", 0],
  [single, [], "share", 0],
  [single, [0, 1], "share", 0],
  [multiple, [0, 2, 3], "all", 1],
  [multiple, [3, 2, 0], "all", 1],
  [multiple, [0, 2], "all", 0],
  [multiple, [0, 2], "share", 2 / 3],
  [multiple, [0], "share", 1 / 3],
  [multiple, [0, 1, 2, 3], "share", 0],
  [multiple, [0, 1], "share", 0],
  [multiple, [0, 0, 2, 2], "all", 0],
  [multiple, [], "share", 0],
  [right, [0], "all", 1],
  [right, [1], "all", 0],
  [wrong, [1], "all", 1],
  [wrong, [0], "all", 0],
  [blank, ["5 年", "２／３以上"], "all", 1],
  [blank, ["伍年", "三分之二"], "all", 1],
  [blank, ["伍年", "三分之一"], "all", 1 / 2],
  [blank, ["", "2/3"], "all", 1 / 2],
  [blank, ["五"], "all", 0],
  [cloze, ["“全国人民代表大会”"], "all", 1],
  [cloze, ["全国人大"], "all", 0],
  [short, self(null), "all", null],
  [short, self([]), "all", 0],
  [short, self([0, 3]), "all", 1 / 2],
  [short, self([0, 1, 2, 3]), "all", 1],
  [all, [[1], [0, 2], self([0, 1])], "share", (1 + 2 / 3 + 1 / 2) / 3],
  [all, [[1], null, self([])], "all", 1 / 3],
  [all, [null, null, self(null)], "all", null],
  [all, [null, null, null], "all", 0],
];

for (const [key, response, rule, expected] of marking) {
  test(`${key.kind} under "${rule}": ${JSON.stringify(response)} gives ${expected}`, () => {
    assert.equal(mark(key, response as Response, rule), expected);
  });
}

const options = ["甲", "乙", "丙"];
const views: View[] = [
  { kind: "single", stem: "", options },
  { kind: "multiple", stem: "", options },
  { kind: "judge", stem: "" },
  { kind: "blank", parts: ["一", "二", "三"] },
  { kind: "cloze", stem: "", parts: ["一", "二", "三", "四", "五"] },
  { kind: "short", stem: "" },
  { kind: "case", stem: "", questions: [{ kind: "judge", stem: "" }, { kind: "short", stem: "" }] },
];
const accepted: Record<View["kind"], unknown[]> = {
  single: [[0], [2]],
  multiple: [[0], [2, 0]],
  judge: [[0], [1]],
  blank: [["", "x"]],
  cloze: [["a", "", "c", "d"]],
  short: [{ text: "", points: null }, { text: "x", points: [0, 7] }],
  case: [[[1], null], [null, { text: "", points: [] }]],
};
const damaged = [
  undefined, null, 1, "0", {}, [], [3], [-1], [0.5], ["0"], [0, 0], [[0]], [null], [{}], { text: 1, points: null },
  { text: "", points: [-1] }, { text: "" }, [[2], null], [[1], { text: "x" }], [[1]], ["a", "b", "c"],
];

for (const view of views) {
  const { accepts } = kindOf(view.kind);
  test(`${view.kind}: what fits the question is accepted, whatever else a record may hold is not`, () => {
    for (const value of accepted[view.kind]) assert.ok(accepts(view, value), JSON.stringify(value));
    const others = damaged.filter((value) => accepts(view, value));
    assert.deepEqual(others, []);
  });
}

test("letters go on beyond Z", () => {
  assert.deepEqual([0, 5, 25, 26, 39].map(letter), ["A", "F", "Z", "27", "40"]);
});

// Options stand as an exam with this seed shows them.
const shuffledOptions = { id: "q", seed: "s", name: "" };
const order = optionOrder("s", "q", 3);
const called = (position: number): string => letter(order.indexOf(position));
const shown = order.map((position, place) => `${letter(place)}. ${options[position]}`);

const reports: [View, Key, unknown, string[]][] = [
  [views[0]!, single, [0], [...shown, `你的答案：${called(0)}（甲）`, `正确答案：${called(1)}（乙）`]],
  [views[0]!, single, undefined, [...shown, "你的答案：（未作答）", `正确答案：${called(1)}（乙）`]],
  [views[2]!, right, [1], ["你的答案：错误", "正确答案：正确"]],
  [views[3]!, blank, ["五年", ""], ["你的答案：五年；（空）", "正确答案：五年；三分之二"]],
  [views[5]!, { kind: "short", points: ["甲", "乙"] }, self([1]), ["你的答案：字", "答案要点（✓ 为你自评答到的）：", "· 甲", "✓ 乙"]],
  [
    { kind: "case", stem: "", questions: [{ kind: "judge", stem: "对吗？" }, { kind: "blank", parts: ["一", "二"] }] },
    { kind: "case", keys: [right, { kind: "blank", answers: [["五"]] }], explanations: ["见第一条。", ""] },
    [[0], null],
    ["（1）对吗？", "你的答案：正确", "正确答案：正确", "解析：见第一条。", "（2）一____二", "你的答案：（未作答）", "正确答案：五"],
  ],
];

for (const [view, key, response, expected] of reports) {
  test(`${view.kind}: ${JSON.stringify(response)} in a report`, () => {
    assert.deepEqual(kindOf(view.kind).report(view, key, response as Response, shuffledOptions), expected);
  });
}
