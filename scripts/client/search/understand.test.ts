import assert from "node:assert/strict";
import { test } from "node:test";
import { Inputs } from "./inputs.ts";
import { noteText } from "./notes.ts";
import { fromPinyin, fromSlips, fromTraditional } from "./understand.ts";

const { zlibSync } = await import("fflate");

const FILES: Record<string, string> = {
  traditional: "憲舉\n宪举",
  characters: "an 案按\nbei 备\nfa 法\njian 监\ndu 督都\nju 举具\nxuan 选",
  x: "xianfa i宪法\nxuanju 9选举 1悬具\nxuanjufa i选举法\n\nxf i宪法 i刑法",
  j: "jiandu c监督\njiandufa i监督法\n\njdf i监督法",
  b: "beian 6备案\n\n",
};
const pack = (text: string): string => Buffer.from(zlibSync(new TextEncoder().encode(text))).toString("base64");
const inputs = new Inputs({ folder: "search/input-1", letters: "bjx" }, (name) => {
  const text = FILES[name.replace("search/input-1/", "")];
  return text === undefined ? Promise.reject(new Error("none")) : Promise.resolve(pack(text));
});
const never = (): boolean => false;

const PINYIN: [string, string][] = [
  ["xianfa", "宪法"],
  ["XIANFA62条", "宪法62条"],
  ["jiandu fa", "监督法"],
  ["jian'du 质询", "监督 质询"],
  ["xf", "宪法"],
  ["xuanj", "选举法"],
  ["jianduxianfa", "监督宪法"],
  ["qqq", "qqq"],
  ["abc xianfa", "abc宪法"],
  ["", ""],
];
for (const [typed, text] of PINYIN) {
  test(`pinyin ${JSON.stringify(typed)}`, async () => assert.equal((await fromPinyin(typed, never, inputs)).text, text));
}

test("letters that texts have are left", async () => {
  assert.deepEqual(await fromPinyin("xianfa", () => true, inputs), { text: "xianfa", notes: [] });
});

test("other terms with the same initials are named", async () => {
  assert.deepEqual((await fromPinyin("xf", never, inputs)).notes, [{ kind: "pinyin", from: "xf", to: ["宪法", "刑法"] }]);
});

test("Traditional characters are replaced where one is unknown", async () => {
  assert.equal((await fromTraditional("憲法選舉", (character) => character !== "憲", inputs)).text, "宪法選举");
  assert.deepEqual(await fromTraditional("憲法", () => true, inputs), { text: "憲法", notes: [] });
});

const SLIPS: [string[], Record<string, number>, string][] = [
  [["选", "具", "法"], { 法: 5 }, "选举法"],
  [["监", "都"], {}, "监督"],
  [["监督"], { 监督: 12 }, "监督"],
  [["备", "按"], {}, "备案"],
  [["悬", "具"], {}, "悬具"],
  [["监都", "法"], { 监都: 9, 法: 5 }, "监督法"],
];
for (const [cut, ranks, text] of SLIPS) {
  test(`slip ${cut.join("|")}`, async () => {
    assert.equal((await fromSlips(cut.join(""), cut, (word) => ranks[word] ?? 0, inputs)).text, text);
  });
}

test("stop words are no slips", async () => {
  assert.equal((await fromSlips("监都", ["监", "都"], () => undefined, inputs)).text, "监都");
});

test("what was understood is said in one line", () => {
  const notes = [
    { kind: "pinyin", from: "xf", to: ["宪法", "刑法"] },
    { kind: "related", from: "人大", to: ["人民代表大会"] },
    { kind: "slip", from: "选具法", to: ["选举法"] },
  ] as const;
  assert.equal(noteText(notes.map((note) => ({ ...note, to: [...note.to] }))), "“xf”按拼音读作“宪法”。没有“选具法”，查的是“选举法”。");
});
