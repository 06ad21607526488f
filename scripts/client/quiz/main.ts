/**
 * The player's bundle: mounts what a page holds of it, once.
 *
 * Pages for questions execute it before their elements are there, so that the record and the first question are on
 * their way while the rest is being read.
 */

import { whenReady } from "../common/ready.ts";
import { Journal } from "./sessions/journal.ts";
import { openRecord } from "./store/open.ts";
import { askToPersist } from "./store/persist.ts";
import { tellProblem } from "./views/keeping.ts";
import { mountExam } from "./views/exam/exam.ts";
import { mountPractice, prepareQuestion } from "./views/practice.ts";
import { fail } from "./views/problem.ts";
import { mountRecord } from "./views/record/record.ts";
import { mountSelfcheck } from "./views/selfcheck.ts";

const record = openRecord((problem) => whenReady(() => tellProblem(problem, () => record)));
const opening = record.then((store) => {
  store.onChange(() => {
    if (store.rows("attempts").size || store.rows("answers").size) askToPersist();
  });
  return new Journal(store);
});

if (document.currentScript?.dataset["page"] === "practice") prepareQuestion().catch(() => undefined); // told later

whenReady(() => {
  mount("quiz", (section, position) => mountSelfcheck(section, `quiz-${position}`, opening));
  mount("practice", (root) => mountPractice(root, opening));
  mount("exam", (root) => mountExam(root, opening));
  mount("record", (root) => mountRecord(root, opening));
});

/** Mount on every `[data-renda-…]` of that name. */
function mount(name: string, on: (root: HTMLElement, position: number) => Promise<void>): void {
  document.querySelectorAll<HTMLElement>(`[data-renda-${name}]`).forEach((root, position) => {
    on(root, position).catch((error: unknown) => fail(root, error));
  });
}
