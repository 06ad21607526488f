/** Data in data files: base64 of zlib data, so that it is small without a server's compression. */

import { unzlibSync } from "./inflate.ts";

/**
 * The bytes that a data file delivers: base64 of zlib data. Rejects when it is damaged.
 *
 * Browsers inflate it themselves, five times as fast as a script that was just loaded.
 */
export async function unpack(data: unknown): Promise<Uint8Array> {
  return typeof DecompressionStream === "function" ? inflate(fromBase64(data)) : unpackSync(data);
}

/** The same at once, for what is shown upon a click; slower. */
export function unpackSync(data: unknown): Uint8Array {
  const packed = fromBase64(data);
  const bytes = unzlibSync(packed);
  if (checksum(bytes) !== new DataView(packed.buffer).getUint32(packed.length - 4)) throw new TypeError("damaged file");
  return bytes;
}

/** The JSON value in `bytes`. */
export function parseJson(bytes: Uint8Array): unknown {
  return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
}

function fromBase64(data: unknown): Uint8Array<ArrayBuffer> {
  if (typeof data !== "string") throw new TypeError("not a data file");
  const binary = atob(data);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

async function inflate(packed: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const { readable, writable } = new DecompressionStream("deflate");
  const writer = writable.getWriter();
  // What is wrong with the data is told to who reads.
  writer.write(packed).catch(() => undefined);
  writer.close().catch(() => undefined);
  const chunks: Uint8Array[] = [];
  const reader = readable.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) chunks.push(next.value);
  if (chunks.length === 1) return chunks[0]!;
  const bytes = new Uint8Array(chunks.reduce((size, chunk) => size + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
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
