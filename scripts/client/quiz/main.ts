/** The quiz bundle: mounts the questions and the practice that a page holds, once. */

import { Journal } from "./sessions/journal.ts";
import { openRecord } from "./store/open.ts";
import { mountPractice } from "./views/practice.ts";
import { fail } from "./views/problem.ts";
import { mountSelfcheck } from "./views/selfcheck.ts";

const opening = openRecord().then((store) => new Journal(store));
document.querySelectorAll<HTMLElement>("[data-renda-quiz]").forEach((section, position) => {
  mountSelfcheck(section, `quiz-${position}`, opening).catch((error: unknown) => fail(section, error));
});
for (const root of document.querySelectorAll<HTMLElement>("[data-renda-practice]")) {
  mountPractice(root, opening).catch((error: unknown) => fail(root, error));
}
