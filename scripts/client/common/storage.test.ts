import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import * as storage from "./storage.ts";

class Full implements Storage {
  readonly kept = new Map<string, string>();
  blocked = false;
  full = false;
  get length(): number {
    if (this.blocked) throw new Error("blocked");
    return this.kept.size;
  }
  clear(): void {
    this.kept.clear();
  }
  getItem(key: string): string | null {
    if (this.blocked) throw new Error("blocked");
    return this.kept.get(key) ?? null;
  }
  key(index: number): string | null {
    return [...this.kept.keys()][index] ?? null;
  }
  removeItem(key: string): void {
    if (this.blocked) throw new Error("blocked");
    this.kept.delete(key);
  }
  setItem(key: string, value: string): void {
    if (this.blocked || this.full) throw new Error("full");
    this.kept.set(key, value);
  }
}

let disk: Full;
const told: string[] = [];
storage.onProblem((message) => told.push(message));

beforeEach(() => {
  disk = new Full();
  Object.defineProperty(globalThis, "localStorage", { value: disk, configurable: true });
});

test("what is written is read back", () => {
  storage.write("a:1", { right: true });
  assert.deepEqual(storage.read("a:1"), { right: true });
  assert.deepEqual(storage.keys("a:"), ["a:1"]);
  storage.remove("a:1");
  assert.equal(storage.read("a:1"), undefined);
});

test("a damaged value counts as none", () => {
  disk.kept.set("a:2", "{broken");
  assert.equal(storage.read("a:2"), undefined);
});

test("full storage falls back to memory and tells once", () => {
  disk.full = true;
  storage.write("a:3", 1);
  storage.write("a:4", 2);
  assert.equal(storage.read("a:3"), 1);
  assert.deepEqual(storage.keys("a:"), ["a:3", "a:4"]);
  assert.equal(told.length, 1);
  assert.match(told[0] ?? "", /关闭页面后不会保留/);
  disk.full = false;
  storage.write("a:3", 5);
  assert.equal(disk.kept.get("a:3"), "5");
  assert.equal(storage.read("a:3"), 5);
});

test("blocked storage never throws", () => {
  disk.blocked = true;
  storage.write("b:1", "x");
  assert.equal(storage.read("b:1"), "x");
  assert.equal(storage.read("b:2"), undefined);
  assert.deepEqual(storage.keys("b:"), ["b:1"]);
  storage.remove("b:1");
  assert.equal(storage.read("b:1"), undefined);
});
