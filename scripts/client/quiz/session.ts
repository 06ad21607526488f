/** A list of questions that somebody works through: which ones, where, and how well. No DOM. */

import type { Index } from "./model.ts";
import type { Answer } from "./store.ts";

/** A question as the index lists it. */
export interface Entry {
  id: string;
  digest: string;
  shard: string;
  topics: string[];
}

export type Only = "all" | "new" | "wrong";

/** What is practised: the questions of a topic or of a bank. */
export interface Scope {
  kind: "topic" | "bank";
  name: string;
}

export interface Session {
  only: Only;
  entries: Entry[];
  position: number;
  /** When it began; mistakes are asked again, so only later answers count in a session of them. */
  started: number;
}

/** What is kept of a session so that it can be resumed. */
export interface Saved {
  only: Only;
  ids: string[];
  /** Id of the question last shown, which stays right when questions are added before it. */
  at: string;
  started: number;
}

export interface Score {
  total: number;
  answered: number;
  right: number;
}

export type AnswerOf = (entry: Entry) => Answer | undefined;

/** All questions of the index in their order. */
export function entriesOf(index: Index): Entry[] {
  return index.banks.flatMap((bank) =>
    bank.items.map(([id, digest, topics]) => ({
      id,
      digest,
      shard: bank.shard,
      topics: topics.flatMap((position) => index.topics[position]?.name ?? []),
    })),
  );
}

/** The questions of `index` in `scope`. */
export function inScope(index: Index, scope: Scope): Entry[] {
  const all = entriesOf(index);
  if (scope.kind === "topic") return all.filter((entry) => entry.topics.includes(scope.name));
  const shards = index.banks.filter((bank) => bank.title === scope.name).map((bank) => bank.shard);
  return all.filter((entry) => shards.includes(entry.shard));
}

/** The answer that counts in `session`. */
export function countedAnswer(session: Session, entry: Entry, answerOf: AnswerOf): Answer | undefined {
  const answer = answerOf(entry);
  return session.only === "wrong" && answer && answer.at < session.started ? undefined : answer;
}

function select(candidates: Entry[], only: Only, answerOf: AnswerOf): Entry[] {
  if (only === "all") return candidates;
  return candidates.filter((entry) => {
    const answer = answerOf(entry);
    return only === "new" ? !answer : answer?.right === false;
  });
}

function isSaved(value: unknown): value is Saved {
  if (typeof value !== "object" || value === null) return false;
  const { only, ids, at, started } = value as Record<string, unknown>;
  return (
    (only === "all" || only === "new" || only === "wrong") &&
    Array.isArray(ids) &&
    ids.every((id) => typeof id === "string") &&
    typeof at === "string" &&
    typeof started === "number"
  );
}

/** Go on with the session in `saved` where it is of the same sort, else begin one. `saved` may be anything. */
export function resume(saved: unknown, only: Only, candidates: Entry[], answerOf: AnswerOf, now: number): Session {
  const fresh: Session = { only, entries: select(candidates, only, answerOf), position: 0, started: now };
  if (!isSaved(saved) || saved.only !== only) return fresh;
  const byId = new Map(candidates.map((entry) => [entry.id, entry]));
  const entries = only === "all" ? candidates : saved.ids.flatMap((id) => byId.get(id) ?? []);
  if (entries.length === 0) return fresh;
  const position = Math.max(0, entries.findIndex((entry) => entry.id === saved.at));
  return { only, entries, position, started: saved.started };
}

/** What to keep of `session`. */
export function savedForm(session: Session): Saved {
  const { only, entries, position, started } = session;
  // A session of all questions is made from the index anew, so their ids needn't be kept.
  return { only, ids: only === "all" ? [] : entries.map((entry) => entry.id), at: entries[position]?.id ?? "", started };
}

/** `session` moved by `step` questions, staying inside the list. */
export function move(session: Session, step: number): Session {
  const position = Math.min(Math.max(session.position + step, 0), Math.max(session.entries.length - 1, 0));
  return { ...session, position };
}

/** How many of the session's questions are answered, and how many of those right. */
export function score(session: Session, answerOf: AnswerOf): Score {
  const answers = session.entries.map((entry) => countedAnswer(session, entry, answerOf));
  return {
    total: answers.length,
    answered: answers.filter((answer) => answer).length,
    right: answers.filter((answer) => answer?.right).length,
  };
}

/** The score of each topic in the session, in the order in which topics come. */
export function scoreByTopic(session: Session, answerOf: AnswerOf): [string, Score][] {
  const names = [...new Set(session.entries.flatMap((entry) => entry.topics))];
  return names.map((name) => {
    const entries = session.entries.filter((entry) => entry.topics.includes(name));
    return [name, score({ ...session, entries }, answerOf)];
  });
}

/** 共 5 题，已答 3 题，答对 2 题 */
export function scoreText({ total, answered, right }: Score): string {
  return `共 ${total} 题，已答 ${answered} 题，答对 ${right} 题`;
}
