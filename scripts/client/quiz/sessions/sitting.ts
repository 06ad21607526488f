/** A mock exam from its drawing to its marks. No DOM; what is answered lies in the record as it is given. */

import type { Items } from "../catalog.ts";
import { draw } from "../draw.ts";
import type { RecordStore } from "../store/record.ts";
import {
  answerId,
  type Attempt,
  type Handed,
  type Mark,
  type Put,
  type Json,
  type Sitting,
  type SittingQuestion,
} from "../store/rows.ts";
import type { Exam } from "../types.ts";

const MINUTE = 60_000;

/**
 * How much of a response is right, 0 to 1; null while its writer hasn't judged it (简答), undefined when the
 * question isn't in the bank as it was asked.
 */
export type ShareOf = (question: SittingQuestion, response: Json) => number | null | undefined;

/**
 * Draw `exam` anew at `now`, by the device's clock: `seq` may be ahead of it, and would hide time that passes.
 * `id` also determines which questions are drawn.
 */
export function begin(exam: Exam, items: Items, id: string, now: number, seq: number): Sitting {
  const questions = draw(exam, items, id).map(({ id: item, section }): SittingQuestion => {
    const { title, points, partial } = exam.sections[section]!;
    return { item, digest: items.digest(items.find(item)!), section: title, points, partial };
  });
  return {
    id,
    seq,
    exam: exam.id,
    title: exam.title,
    certificate: exam.certificate,
    started: now,
    deadline: now + exam.minutes * MINUTE,
    total: exam.total,
    passMark: exam.passMark,
    seed: exam.shuffleOptions ? id : "",
    questions,
  };
}

/** What is answered in a sitting, and which questions are flagged, by item. */
export interface Sheet {
  responses: Map<string, Json>;
  flagged: Set<string>;
}

export function sheetOf(store: RecordStore, sitting: Sitting): Sheet {
  const sheet: Sheet = { responses: new Map(), flagged: new Set() };
  for (const { item } of sitting.questions) {
    const id = answerId(sitting.id, item);
    const answer = store.rows("answers").get(id);
    if (answer && !isBlank(answer.response)) sheet.responses.set(item, answer.response);
    if (store.rows("flags").get(id)?.on) sheet.flagged.add(item);
  }
  return sheet;
}

/** Whether nothing is answered: no option chosen, nothing but spaces written. */
export function isBlank(response: Json): boolean {
  if (typeof response === "string") return response.trim() === "";
  if (response === null) return true;
  return typeof response === "object" && Object.values(response).every(isBlank);
}

/** The rows that keep an answer. */
export function answerRow(sitting: Sitting, item: string, response: Json, seq: number): Put {
  return ["answers", { id: answerId(sitting.id, item), seq, sitting: sitting.id, item, response }];
}

export function flagRow(sitting: Sitting, item: string, on: boolean, seq: number): Put {
  return ["flags", { id: answerId(sitting.id, item), seq, sitting: sitting.id, item, on }];
}

/** Positions of the questions that aren't answered. */
export function unanswered(sitting: Sitting, sheet: Sheet): number[] {
  return sitting.questions.flatMap(({ item }, position) => (sheet.responses.has(item) ? [] : [position]));
}

/**
 * Mark a sitting. A question that was taken out of the bank or reworded since counts in full: nobody
 * loses points for that. One that its writer hasn't judged yet counts nothing so far.
 */
export function mark(sitting: Sitting, sheet: Sheet, share: ShareOf, items: Items, at: number): Handed {
  const marks = sitting.questions.map((question): Mark => {
    const response = sheet.responses.get(question.item);
    const got = share(question, response ?? null);
    const position = items.find(question.item) ?? -1;
    return {
      points: rounded((got === undefined ? 1 : (got ?? 0)) * question.points),
      answered: response !== undefined,
      pending: got === null,
      topics: items.names("topics", position),
      laws: items.names("laws", position),
    };
  });
  const score = rounded(marks.reduce((sum, { points }) => sum + points, 0));
  return { at, late: at >= sitting.deadline, score, passed: score >= sitting.passMark, marks };
}

/** Points to two places, as shares of them add up to odd numbers. */
const rounded = (points: number): number => Math.round(points * 100) / 100;

/** The rows that hand a sitting in: itself with its marks, and an attempt at each answered question. */
export function handIn(sitting: Sitting, handed: Handed, sheet: Sheet, seq: number): Put[] {
  const attempts = sitting.questions.flatMap((_, position) => attemptRows(sitting, handed, sheet, position, seq));
  return [["sittings", { ...sitting, seq, handed }], ...attempts];
}

/** The attempt at the question at `position`; none when it isn't answered or judged. */
export function attemptRows(sitting: Sitting, handed: Handed, sheet: Sheet, position: number, seq: number): Put[] {
  const { item, digest, points } = sitting.questions[position]!;
  const mark = handed.marks[position]!;
  const response = sheet.responses.get(item);
  if (response === undefined || mark.pending) return [];
  const attempt: Attempt = {
    // The id is the same from every tab, so a sitting handed in by two of them counts once.
    id: answerId(sitting.id, item),
    seq: seq + position,
    item,
    digest,
    response,
    share: points ? mark.points / points : 1,
    at: handed.at,
  };
  return [["attempts", attempt]];
}

/** How many questions their writer hasn't judged yet. */
export function pendingCount({ marks }: Handed): number {
  return marks.filter(({ pending }) => pending).length;
}

/** 82 分，及格; while something is to be judged, what can be said so far. */
export function outcomeText(handed: Handed): string {
  const { score, passed } = handed;
  if (pendingCount(handed)) return `${passed ? "已及格，" : ""}待自评，暂得 ${score} 分`;
  return `${score} 分，${passed ? "及格" : "不及格"}`;
}

/** Points of the questions that share a section, a topic or a law. */
export interface Part {
  name: string;
  points: number;
  of: number;
}

export function bySection(sitting: Sitting): Part[] {
  return parts(sitting, ({ section }) => [section]);
}

/** What most points were lost in comes first. */
export function byTopic(sitting: Sitting): Part[] {
  return weakestFirst(parts(sitting, (_, { topics }) => topics));
}

/** The same for laws. */
export function byLaw(sitting: Sitting): Part[] {
  return weakestFirst(parts(sitting, (_, { laws }) => laws));
}

function weakestFirst(parts: Part[]): Part[] {
  return parts.sort((one, other) => other.of - other.points - (one.of - one.points));
}

function parts(sitting: Sitting, namesOf: (question: SittingQuestion, mark: Mark) => string[]): Part[] {
  const found = new Map<string, Part>();
  for (const [position, question] of sitting.questions.entries()) {
    const mark = sitting.handed?.marks[position];
    if (!mark) continue;
    for (const name of namesOf(question, mark)) {
      const part = found.get(name) ?? { name, points: 0, of: 0 };
      found.set(name, { name, points: rounded(part.points + mark.points), of: rounded(part.of + question.points) });
    }
  }
  return [...found.values()];
}

/** The sittings of `exam` that were handed in, the earliest first. */
export function history(sittings: Iterable<Sitting>, exam: string): Sitting[] {
  return [...sittings]
    .filter((sitting) => sitting.exam === exam && sitting.handed)
    .sort((one, other) => one.handed!.at - other.handed!.at || (one.id < other.id ? -1 : 1));
}

/** The sittings that go on. */
export function unfinished(sittings: Iterable<Sitting>): Sitting[] {
  return [...sittings].filter((sitting) => !sitting.handed).sort((one, other) => other.started - one.started);
}
