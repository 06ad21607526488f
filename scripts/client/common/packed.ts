/** Data in data files: base64 of zlib data, so that it is small without a server's compression. */

import { unzlibSync } from "./inflate.ts";

/**
 * The bytes that a data file delivers: base64 of zlib data. Throws when it is damaged.
 *
 * Synchronous: the browser's own DecompressionStream takes longer to set up than such small files
 * take to inflate, and older browsers lack it.
 */
export function unpack(data: unknown): Uint8Array {
  if (typeof data !== "string") throw new TypeError("not a data file");
  const binary = atob(data);
  const packed = new Uint8Array(binary.length);
  for (let at = 0; at < packed.length; at += 1) packed[at] = binary.charCodeAt(at);
  const bytes = unzlibSync(packed);
  if (checksum(bytes) !== new DataView(packed.buffer).getUint32(packed.length - 4)) throw new TypeError("damaged file");
  return bytes;
}

/** Adler-32, which closes zlib data; fflate leaves its check to the caller. */
function checksum(bytes: Uint8Array): number {
  let low = 1;
  let high = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    low = (low + bytes[at]!) % 65521;
    high = (high + low) % 65521;
  }
  return ((high << 16) | low) >>> 0;
}

/** The JSON value that a data file delivers. */
export function unpackJson(data: unknown): unknown {
  return JSON.parse(new TextDecoder().decode(unpack(data))) as unknown;
}
