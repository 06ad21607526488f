import assert from "node:assert/strict";
import { test } from "node:test";
import { format, parse } from "./address.ts";
import type { Only, Scope } from "./session.ts";

const cases: [Scope, Only][] = [
  [{ kind: "topic", name: "选举 & 任免#1" }, "all"],
  [{ kind: "topic", name: "宪法" }, "wrong"],
  [{ kind: "bank", name: "a=b+c%" }, "new"],
];

for (const [scope, only] of cases) {
  test(`there and back: ${scope.kind} ${scope.name} ${only}`, () => {
    assert.deepEqual(parse(format(scope, only)), { scope, only });
  });
}

test("an address that a person wrote", () => {
  assert.deepEqual(parse("#?topic=选举"), { scope: { kind: "topic", name: "选举" }, only: "all" });
  assert.deepEqual(parse("#?topic=选举&only=other"), { scope: { kind: "topic", name: "选举" }, only: "all" });
});

for (const hash of ["", "#", "#?", "#art-1", "#?topic=", "#?only=new", "#topic=选举"]) {
  test(`nothing to practise in "${hash}"`, () => {
    assert.equal(parse(hash), undefined);
  });
}
