import assert from "node:assert/strict";
import { test } from "node:test";
import type { Index } from "./model.ts";
import {
  type AnswerOf,
  countedAnswer,
  entriesOf,
  inScope,
  move,
  resume,
  savedForm,
  score,
  scoreByTopic,
  scoreText,
} from "./session.ts";

const index: Index = {
  topics: [
    { name: "选举", count: 3 },
    { name: "监督", count: 2 },
  ],
  banks: [
    { title: "甲库", shard: "quiz/a-1", items: [["a-1", "d", [0]], ["a-2", "d", [1]], ["a-3", "d", [0, 1]]] },
    { title: "乙库", shard: "quiz/b-1", items: [["b-1", "d", [0]]] },
  ],
};
const all = entriesOf(index);

/** Answers by id: whether right, and when. */
function answers(given: Record<string, [boolean, number]>): AnswerOf {
  return ({ id, digest }) => {
    const answer = given[id];
    return answer && { digest, choice: [0], right: answer[0], at: answer[1], times: 1, wrong: answer[0] ? 0 : 1 };
  };
}

const none = answers({});
const ids = (entries: { id: string }[]): string => entries.map((entry) => entry.id).join(" ");

test("entries of the index", () => {
  assert.deepEqual(all[2], { id: "a-3", digest: "d", shard: "quiz/a-1", topics: ["选举", "监督"] });
});

test("scopes", () => {
  assert.equal(ids(inScope(index, { kind: "topic", name: "选举" })), "a-1 a-3 b-1");
  assert.equal(ids(inScope(index, { kind: "bank", name: "乙库" })), "b-1");
  assert.equal(ids(inScope(index, { kind: "topic", name: "乙库" })), "");
});

test("choosing all, unanswered or wrong questions", () => {
  const given = answers({ "a-1": [true, 1], "a-2": [false, 1] });
  assert.equal(ids(resume(undefined, "all", all, given, 5).entries), "a-1 a-2 a-3 b-1");
  assert.equal(ids(resume(undefined, "new", all, given, 5).entries), "a-3 b-1");
  assert.equal(ids(resume(undefined, "wrong", all, given, 5).entries), "a-2");
});

test("moving stays inside the list", () => {
  const session = resume(undefined, "all", all, none, 5);
  assert.equal(move(session, -1).position, 0);
  assert.equal(move(move(session, 1), 1).position, 2);
  assert.equal(move(session, 99).position, 3);
  assert.equal(move({ ...session, entries: [] }, 1).position, 0);
});

test("a session of all questions resumes at its question, also when others were added before it", () => {
  const saved = savedForm(move(resume(undefined, "all", all.slice(1), none, 5), 1));
  assert.deepEqual(saved, { only: "all", ids: [], at: "a-3", started: 5 });
  const resumed = resume(saved, "all", all, none, 9);
  assert.deepEqual([resumed.position, resumed.entries.length, resumed.started], [2, 4, 5]);
});

test("a session of unanswered questions keeps its list while they get answered", () => {
  const saved = savedForm(move(resume(undefined, "new", all, answers({ "a-1": [true, 1] }), 5), 1));
  const later = answers({ "a-1": [true, 1], "a-2": [true, 6] });
  const resumed = resume(saved, "new", all, later, 9);
  assert.deepEqual([ids(resumed.entries), resumed.position], ["a-2 a-3 b-1", 1]);
});

test("a question that is gone is left out of a resumed session", () => {
  const saved = savedForm(move(resume(undefined, "new", all, none, 5), 1));
  const resumed = resume(saved, "new", all.filter((entry) => entry.id !== "a-2"), none, 9);
  assert.deepEqual([ids(resumed.entries), resumed.position], ["a-1 a-3 b-1", 0]);
});

for (const saved of [null, 3, "all", [], {}, { only: "all" }, { only: "no", ids: [], at: "a-2", started: 1 },
  { only: "all", ids: [1], at: "a-2", started: 1 }, { only: "new", ids: ["a-2"], at: "a-2", started: 1 }]) {
  test(`not resumed from ${JSON.stringify(saved)}`, () => {
    const session = resume(saved, "all", all, none, 7);
    assert.deepEqual([session.position, session.started], [0, 7]);
  });
}

test("mistakes are asked again: answers from before the session don't count in it", () => {
  const before = answers({ "a-1": [false, 1], "a-2": [false, 2] });
  const session = resume(undefined, "wrong", all, before, 5);
  assert.equal(countedAnswer(session, session.entries[0]!, before), undefined);
  const after = answers({ "a-1": [true, 6], "a-2": [false, 2] });
  assert.deepEqual(score(session, after), { total: 2, answered: 1, right: 1 });
  assert.deepEqual(score({ ...session, only: "all" }, after), { total: 2, answered: 2, right: 1 });
});

test("scores in all and by topic", () => {
  const session = resume(undefined, "all", all, none, 5);
  const given = answers({ "a-1": [true, 1], "a-3": [false, 1] });
  assert.equal(scoreText(score(session, given)), "共 4 题，已答 2 题，答对 1 题");
  assert.deepEqual(scoreByTopic(session, given), [
    ["选举", { total: 3, answered: 2, right: 1 }],
    ["监督", { total: 2, answered: 1, right: 0 }],
  ]);
});
