import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "./address.ts";
import { type Line, marks } from "./excerpt.ts";

const ADDRESSES: [string, string | undefined][] = [
  ["laws/xianfa/#art-62", "laws/xianfa/ laws/xianfa/text-1 art-62 "],
  ["laws/xianfa/#art-50", "laws/xianfa/ laws/xianfa/text-0 art-50 "],
  ["laws/xianfa/#art-67-p2-i3", "laws/xianfa/ laws/xianfa/text-1 art-67 p2-i3"],
  ["laws/xingfa/index.html#art-120-1-p2", "laws/xingfa/ laws/xingfa/text-2 art-120-1 p2"],
  ["laws/xianfa/1982-12-04/#art-3-i1", "laws/xianfa/1982-12-04/ laws/xianfa/1982-12-04/text-0 art-3 i1"],
  ["laws/jueding/#item-3", "laws/jueding/ laws/jueding/text-0 item-3 "],
  ["laws/jieshi/#text", "laws/jieshi/ laws/jieshi/text-0 text "],
  ["laws/xianfa/", undefined],
  ["laws/xianfa/#ch-3", undefined],
  ["laws/xianfa/#art-62-x", undefined],
  ["laws/../../evil/#art-1", undefined],
  ["study/01-a/#art-1", undefined],
];

for (const [address, expected] of ADDRESSES) {
  test(address, () => {
    const target = parse(address);
    assert.equal(target && `${target.page} ${target.shard} ${target.article} ${target.part}`, expected);
  });
}

const LINES: Line[] = [
  ["p1", "有下列："],
  ["i1", "（一）"],
  ["", "续"],
  ["i2", "（二）"],
  ["p2", "乙"],
  ["p3", "丙："],
  ["p3-i1", "（一）"],
];
const MARKED: [string, string][] = [
  ["", "0000000"],
  ["p1", "1111000"],
  ["i1", "0110000"],
  ["i2", "0001000"],
  ["p2", "0000100"],
  ["p3", "0000011"],
  ["p3-i1", "0000001"],
  ["p9", "0000000"],
];

for (const [part, expected] of MARKED) {
  test(`lines that ${part || "no part"} means`, () => {
    assert.equal(marks(LINES, part).map(Number).join(""), expected);
  });
}
