/** The quiz bundle: mounts the questions and the practice that a page holds, once. */

import { onProblem } from "../common/storage.ts";
import { h } from "./dom.ts";
import { fail, mountPractice } from "./practice.ts";
import { mountSelfcheck } from "./selfcheck.ts";

function main(): void {
  const sections = [...document.querySelectorAll<HTMLElement>("[data-renda-quiz]")];
  const practices = [...document.querySelectorAll<HTMLElement>("[data-renda-practice]")];
  const first = [...sections, ...practices][0];
  if (!first) return;
  // A status line is announced only if it was there before its text.
  const notice = h("p", { class: "renda-quiz__notice", role: "status" });
  first.before(notice);
  onProblem((message) => {
    notice.textContent = message;
  });
  sections.forEach((section, position) => {
    mountSelfcheck(section, `quiz-${position}`).catch((error: unknown) => fail(section, error));
  });
  for (const root of practices) mountPractice(root).catch((error: unknown) => fail(root, error));
}

main();
