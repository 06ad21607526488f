/** The whole record as one file, and back. A file that is damaged in any way changes nothing. */

import type { RecordStore } from "./record.ts";
import { isRow, type Put, type Table, TABLES } from "./rows.ts";

const FORMAT = "renda-record";
/** The record's form; a later program reads earlier files through a step for each version. */
const VERSION = 2;
/** What stays on this device: what was thrown away. */
const KEPT_BACK: Table[] = ["removed"];

export interface Imported {
  /** Rows in the file, how many of them are new here, and of these attempts, sittings and stars. */
  total: number;
  added: number;
  attempts: number;
  sittings: number;
  stars: number;
}

/** The file's text; `now` is when it was made. */
export function exportText(store: RecordStore, now: Date): string {
  const rows = store.all().filter(([table]) => !KEPT_BACK.includes(table));
  return `${JSON.stringify({ format: FORMAT, version: VERSION, exported: now.toISOString(), sum: checksum(rows), rows })}\n`;
}

/** renda-record-2026-11-24.json */
export function fileName(now: Date): string {
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  return `renda-record-${parts.map((part) => String(part).padStart(2, "0")).join("-")}.json`;
}

/** The rows in a file's text. Throws an error that says in Chinese what is wrong with it. */
export function parse(text: string): Put[] {
  const { format, version, sum, rows } = content(text);
  if (format !== FORMAT) throw new Error("这不是本站导出的记录文件");
  if (typeof version !== "number") throw new Error("文件没有写明版本，可能已损坏");
  if (version > VERSION) throw new Error("文件由更新的版本导出，请在更新后的网站上导入");
  if (!Array.isArray(rows)) throw new Error("文件里没有记录，可能已损坏");
  if (sum !== checksum(rows)) throw new Error("文件内容与校验和不符，可能已损坏或被改动");
  rows.forEach((put: unknown, position) => {
    if (!isPut(put)) throw new Error(`文件里第 ${position + 1} 条记录有误，没有导入任何内容`);
  });
  return rows as Put[];
}

/** Add the rows that are new or newer than those here, all at once. */
export async function importRows(store: RecordStore, rows: Put[]): Promise<Imported> {
  const fresh = rows.filter(([table, row]) => {
    const known = store.rows(table).get(row.id);
    return !known || known.seq < row.seq;
  });
  if (fresh.length && !(await store.put(...fresh))) throw new Error("浏览器不允许保存或空间已满，导入的内容关闭页面后不会保留");
  const count = (wanted: Table): number => fresh.filter(([table]) => table === wanted).length;
  return { total: rows.length, added: fresh.length, attempts: count("attempts"), sittings: count("sittings"), stars: count("stars") };
}

function content(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Error("文件不完整或不是 JSON 格式");
  }
  if (typeof value !== "object" || value === null) throw new Error("这不是本站导出的记录文件");
  return value as Record<string, unknown>;
}

function isPut(value: unknown): value is Put {
  if (!Array.isArray(value) || value.length !== 2) return false;
  const table = value[0] as Table;
  return TABLES.includes(table) && !KEPT_BACK.includes(table) && isRow(table, value[1]);
}

/** FNV-1a over the text's UTF-16 units: finds damage, not malice. */
function checksum(rows: unknown[]): string {
  let sum = 0x811c9dc5;
  for (const character of JSON.stringify(rows).split("")) {
    sum = Math.imul(sum ^ character.charCodeAt(0), 0x01000193);
  }
  return (sum >>> 0).toString(16).padStart(8, "0");
}
