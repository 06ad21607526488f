import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateSync } from "node:zlib";
import { unpack, unpackSync } from "../common/packed.ts";
import { Bucket, Reader } from "./format.ts";

test("varints, also beyond 32 bits", () => {
  const reader = new Reader(Uint8Array.from([0, 127, 128, 1, 255, 255, 255, 255, 255, 1]));
  assert.deepEqual(reader.varints(4), [0, 127, 128, 2 ** 36 - 1]);
  assert.throws(() => reader.varint(), RangeError);
});

test("a bucket: words column by column, lists, names", () => {
  const text = new TextEncoder().encode("监督管");
  const name = new TextEncoder().encode("监督法");
  const bytes = [
    ...[2, 0x02, 0x11, text.length, ...text], // 监督, 监管
    ...[9, 0, 2, 1, 0xc8, 1, 2, 7, 5], // frequencies, counts, sizes (200, 2); file and place of the long list
    ...[1, 0, 0, 1, 5, 63, 4, 20, 8, 30], // numbers of titles and of asked; these lists, then the short one
    ...[1, 0x03, name.length, ...name, 3, 4, 0, 1, 0, 48], // a name of page 3 with the articles 1 to 48
  ];
  const bucket = new Bucket(Uint8Array.from(bytes));
  const plain = (list: { records: Uint32Array; weights: Uint8Array }): number[][] => [[...list.records], [...list.weights]];
  const [first, second] = [bucket.find("监督")!, bucket.find("监管")!];
  assert.deepEqual([first.frequency, first.count, first.list], [9, 2, { file: 7, at: 5, size: 200 }]);
  assert.deepEqual([plain(first.titles), plain(first.asked)], [[[5], [63]], [[], []]]);
  assert.deepEqual([second.frequency, second.count], [0, 1]);
  assert.deepEqual(plain(second.list as never), [[8], [30]]);
  assert.deepEqual(plain(second.asked), [[4], [20]]);
  for (const other of ["", "监", "监督法", "龟"]) assert.equal(bucket.find(other), undefined);
  assert.deepEqual(bucket.names, [["监督法", 3, [0, 1, 0, 48]]]);
  assert.throws(() => new Bucket(Uint8Array.from(bytes.slice(0, -1))), RangeError);
});

test("data files: base64 of zlib data, anything else is refused", async () => {
  const decoded = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
  const long = "宪法".repeat(50_000); // arrives in several pieces
  for (const text of ["宪法", "", long]) {
    const packed = deflateSync(text).toString("base64");
    assert.equal(decoded(await unpack(packed)), text);
    assert.equal(decoded(unpackSync(packed)), text);
  }
  const packed = deflateSync("宪法").toString("base64");
  const otherSum = packed.slice(0, -4) + "AAAA";
  for (const damaged of [undefined, 7, "", "%%%", packed.slice(0, 8), otherSum, "AAAA"]) {
    await assert.rejects(unpack(damaged));
    assert.throws(() => unpackSync(damaged));
  }
});
