/**
 * What a visitor's record consists of. Every table maps ids to rows, and of two rows with one id the
 * one with the higher `seq` counts. That one rule settles two tabs, a reload and an imported file.
 */

/** What was answered: each kind of question has its own form, see kinds/kind.ts. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

export interface Row {
  id: string;
  /** A clock of milliseconds since 1970 that only goes forward, also when the device's is set back. */
  seq: number;
}

/** A question answered once, in a page, in practice or in an exam. Never changed, only added. */
export interface Attempt extends Row {
  item: string;
  /** Digest of the wording that was answered. */
  digest: string;
  response: Json;
  /** How much of it was right, 0 to 1. */
  share: number;
  /** The device's time, in milliseconds since 1970. */
  at: number;
}

/** A mock exam that was begun; `handed` is there once it was handed in. */
export interface Sitting extends Row {
  /** Id of the blueprint, and its title when this was begun. */
  exam: string;
  title: string;
  /** What those who pass may print, "" for nothing. */
  certificate?: string;
  started: number;
  /** When it is handed in at the latest. */
  deadline: number;
  /** Points to be had, and points needed to pass. */
  total: number;
  passMark: number;
  /** What the order of the options comes from; "" for each item's own order. */
  seed: string;
  questions: SittingQuestion[];
  handed?: Handed;
}

export interface SittingQuestion {
  item: string;
  digest: string;
  /** Heading that it stands under. */
  section: string;
  points: number;
  /** The rule for half-right answers. */
  partial: string;
}

export interface Handed {
  at: number;
  /** The clock ran out. */
  late: boolean;
  score: number;
  passed: boolean;
  /** One for each question, in order. */
  marks: Mark[];
}

export interface Mark {
  /** Points given, of those of the question. */
  points: number;
  answered: boolean;
  /** Its writer hasn't judged it yet (简答), so the points don't count so far. */
  pending?: boolean;
  topics: string[];
  laws: string[];
}

/** The present answer to a question of a sitting; its id is `answerId`. */
export interface Answer extends Row {
  sitting: string;
  item: string;
  response: Json;
}

/** Whether a question of a sitting is flagged; its id is `answerId`. */
export interface Flag extends Row {
  sitting: string;
  item: string;
  on: boolean;
}

/** A question put aside by the visitor; its id is the item's. */
export interface Star extends Row {
  on: boolean;
}

/** Where a practice stands; its id says what is practised. */
export interface Place extends Row {
  only: string;
  /** Chosen questions; empty where they follow from the id. */
  ids: string[];
  /** Id of the question last shown, which stays right when questions are added before it. */
  at: string;
  started: number;
  /** What a random order comes from; 0 is the bank's order. */
  seed: number;
}

export interface Setting extends Row {
  value: number;
}

/** How late it is in a sitting, by a clock that is never set back: that is its `seq`. Its id is the sitting's. */
export type Clock = Row;

/** What a reset took away, to be put back. */
export interface Removed extends Row {
  label: string;
  at: number;
  rows: Put[];
}

export interface Rows {
  attempts: Attempt;
  answers: Answer;
  flags: Flag;
  sittings: Sitting;
  stars: Star;
  places: Place;
  settings: Setting;
  clocks: Clock;
  removed: Removed;
}

export type Table = keyof Rows;

/** A row with its table. */
export type Put = { [T in Table]: [table: T, row: Rows[T]] }[Table];

/** Rows to write and rows to take away, all or none of them. */
export interface Change {
  puts: Put[];
  removes: [table: Table, id: string][];
  /**
   * The rows were made just now, so they come after what is there, even if another tab's clock was ahead.
   * Without it a row is left out where there is a newer one.
   */
  latest?: boolean;
}

export type Image = { [T in Table]: Map<string, Rows[T]> };

export function emptyImage(): Image {
  const tables = TABLES.map((table) => [table, new Map()]);
  return Object.fromEntries(tables) as Image;
}

/** Put a row into `image`, as a backend would. */
export function merge(image: Image, [table, row]: Put, latest = false): void {
  const rows = image[table] as Map<string, Row>;
  const wanted = settled(rows.get(row.id), row, latest);
  if (wanted) rows.set(row.id, wanted);
}

/** What to write when `row` meets `known`; undefined when that stays. */
export function settled<R extends Row>(known: Row | undefined, row: R, latest = false): R | undefined {
  if (!known || known.seq < row.seq) return row;
  return latest ? { ...row, seq: known.seq + 1 } : undefined;
}

/** All rows of `image`, table by table. */
export function puts(image: Image): Put[] {
  return TABLES.flatMap((table) => [...image[table].values()].map((row) => [table, row] as Put));
}

export function answerId(sitting: string, item: string): string {
  return `${sitting}/${item}`;
}

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === "string";
const isNumber: Check = (value) => typeof value === "number" && Number.isFinite(value) && value >= 0;
const isBoolean: Check = (value) => typeof value === "boolean";
const isList =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);

const isJson: Check = (value) => {
  if (value === null || ["string", "number", "boolean"].includes(typeof value)) return true;
  return typeof value === "object" && Object.values(value as object).every(isJson);
};

/** A check of each field; fields that aren't named are let through. */
const shape =
  (checks: Record<string, Check>): Check =>
  (value) => {
    if (typeof value !== "object" || value === null) return false;
    return Object.entries(checks).every(([name, check]) => check((value as Record<string, unknown>)[name]));
  };

const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);

const isMark = shape({
  points: isNumber,
  answered: isBoolean,
  pending: optional(isBoolean),
  topics: isList(isText),
  laws: isList(isText),
});
const isQuestion = shape({
  item: isText,
  digest: isText,
  section: isText,
  points: isNumber,
  partial: isText,
});
const isHanded = shape({ at: isNumber, late: isBoolean, score: isNumber, passed: isBoolean, marks: isList(isMark) });

const CHECKS: Record<Table, Check> = {
  attempts: shape({ item: isText, digest: isText, response: isJson, share: isNumber, at: isNumber }),
  answers: shape({ sitting: isText, item: isText, response: isJson }),
  flags: shape({ sitting: isText, item: isText, on: isBoolean }),
  sittings: shape({
    exam: isText,
    title: isText,
    certificate: optional(isText),
    started: isNumber,
    deadline: isNumber,
    total: isNumber,
    passMark: isNumber,
    seed: isText,
    questions: isList(isQuestion),
    handed: optional(isHanded),
  }),
  stars: shape({ on: isBoolean }),
  places: shape({ only: isText, ids: isList(isText), at: isText, started: isNumber, seed: isNumber }),
  settings: shape({ value: isNumber }),
  clocks: shape({}),
  removed: shape({
    label: isText,
    at: isNumber,
    rows: isList((put) => Array.isArray(put) && isTable(put[0]) && isRow(put[0], put[1])),
  }),
};

export const TABLES = Object.keys(CHECKS) as Table[];

const isTable = (value: unknown): value is Table => TABLES.includes(value as Table);
const isAnyRow = shape({ id: isText, seq: isNumber });

/** Whether `value` is a sound row of `table`. */
export function isRow<T extends Table>(table: T, value: unknown): value is Rows[T] {
  return isAnyRow(value) && CHECKS[table](value);
}
