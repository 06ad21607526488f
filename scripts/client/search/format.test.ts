import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateSync } from "node:zlib";
import { unpack } from "../common/packed.ts";
import { decodeWords, Reader } from "./format.ts";

test("varints, also beyond 32 bits", () => {
  const reader = new Reader(Uint8Array.from([0, 127, 128, 1, 255, 255, 255, 255, 255, 1]));
  assert.deepEqual(reader.varints(4), [0, 127, 128, 2 ** 36 - 1]);
  assert.throws(() => reader.varint(), RangeError);
});

test("a bucket of words, column by column", () => {
  const text = new TextEncoder().encode("监督察");
  const bytes = [300 & 127 | 128, 300 >> 7, 2, 0x02, 0x11, text.length, ...text, 9, 0, 2, 1, 4, 2, 1, 0, 5, 63];
  const words = decodeWords(Uint8Array.from(bytes));
  const { titles, ...first } = words.get("监督") ?? { titles: undefined };
  assert.deepEqual(first, { frequency: 9, count: 2, offset: 300, size: 4 });
  assert.deepEqual([...(titles?.records ?? [])], [5]);
  assert.deepEqual([...(titles?.weights ?? [])], [63]);
  assert.equal(words.get("监察")?.offset, 304);
  assert.throws(() => decodeWords(Uint8Array.from(bytes.slice(0, -1))), RangeError);
});

test("data files: base64 of zlib data, anything else is refused", async () => {
  const packed = deflateSync("宪法").toString("base64");
  assert.equal(new TextDecoder().decode(unpack(packed)), "宪法");
  for (const damaged of [undefined, 7, "", "%%%", packed.slice(0, 8), "AAAA"]) assert.throws(() => unpack(damaged));
});
