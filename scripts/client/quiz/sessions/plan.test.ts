import assert from "node:assert/strict";
import { test } from "node:test";
import { Items } from "../catalog.ts";
import { catalogOf } from "../samples.ts";
import { format, inScope, parse, type Plan, placeId, scopeNames, titleOf } from "./plan.ts";

const items = new Items(
  catalogOf([
    { id: "a-1", topics: ["选举"], posts: ["common"], laws: ["选举法"], level: 1 },
    { id: "a-2", topics: ["监督"], posts: ["法院"], laws: ["监督法", "宪法"], level: 3 },
    { id: "a-3", topics: ["选举", "监督"], posts: ["common", "法院"], bank: "乙库", level: 1 },
  ]),
);

const ADDRESSES: [string, Plan][] = [
  ["#?topic=%E9%80%89%E4%B8%BE", { scope: { kind: "topic", name: "选举" }, only: "all", order: "given" }],
  ["#?law=%E5%AE%AA%E6%B3%95&only=new&order=random", { scope: { kind: "law", name: "宪法" }, only: "new", order: "random" }],
  ["#?only=all", { scope: undefined, only: "all", order: "given" }],
  ["#?only=due", { scope: undefined, only: "due", order: "given" }],
];
for (const [address, plan] of ADDRESSES) {
  test(address, () => {
    assert.equal(format(plan), address);
    assert.deepEqual(parse(address), plan);
  });
}

for (const address of ["", "#", "#?", "#art-1", "#?order=random", "#?topic="]) {
  test(`${address} names nothing to practise`, () => assert.equal(parse(address), undefined));
}

test("what isn't known in an address is passed over", () => {
  assert.deepEqual(parse("#?only=evil&order=x"), { scope: undefined, only: "all", order: "given" });
});

const SCOPES: [Plan["scope"], number[]][] = [
  [undefined, [0, 1, 2]],
  [{ kind: "topic", name: "监督" }, [1, 2]],
  [{ kind: "law", name: "宪法" }, [1, 2]],
  [{ kind: "post", name: "法院" }, [1, 2]],
  [{ kind: "level", name: "易" }, [0, 2]],
  [{ kind: "bank", name: "乙库" }, [2]],
  [{ kind: "item", name: "a-1" }, [0]],
  [{ kind: "item", name: "没有" }, []],
  [{ kind: "topic", name: "没有" }, []],
  [{ kind: "level", name: "没有" }, []],
];
for (const [scope, expected] of SCOPES) {
  test(`in ${scope ? `${scope.kind} ${scope.name}` : "all"}`, () => assert.deepEqual(inScope(items, scope), expected));
}

test("a law page's link to one question", () => {
  const plan = parse("#?item=a-1");
  assert.deepEqual(plan, { scope: { kind: "item", name: "a-1" }, only: "all", order: "given" });
  assert.equal(plan && titleOf(plan), "单题练习");
});

test("the names of scopes", () => {
  assert.deepEqual(scopeNames(items, "level"), ["易", "难"]);
  assert.deepEqual(scopeNames(items, "topic"), ["选举", "监督"]);
});

test("what a plan is called, and kept under", () => {
  const plan: Plan = { scope: { kind: "post", name: "common" }, only: "wrong", order: "random" };
  assert.equal(titleOf(plan), "公共部分（错题本）");
  assert.equal(titleOf({ ...plan, scope: undefined }), "错题本");
  assert.notEqual(placeId(plan), placeId({ ...plan, order: "given" }));
});
