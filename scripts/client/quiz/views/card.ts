/** One question to practise: what is asked, the button to hand in, the verdict, the explanation, the law. */

import type { Asked } from "../data.ts";
import { h } from "../dom.ts";
import { kindOf } from "../kinds/index.ts";
import type { FieldOptions, Response } from "../kinds/kind.ts";
import { solutionNodes, staleNote } from "./solution.ts";

export interface Card {
  element: HTMLElement;
  /** Whether the response was handed in and marked. */
  answered(): boolean;
  /** Whether there are options to choose by their letters. */
  choosing: boolean;
  /** Choose the option at `position`, or take the choice back where several can be made. */
  choose(position: number): void;
  /** Hand the response in. */
  confirm(): void;
  /** Put the focus on the question. */
  focus(): void;
}

export interface CardOptions {
  /** Shown before the stem, from 1. */
  number: number;
  /** Name of the inputs, unique in the page. */
  name: string;
  /** What the order of the options comes from; without it they keep their own. */
  seed?: string;
  /** What was handed in earlier; may be damaged. */
  response?: unknown;
  /** Called once, with how much of the response is right, 0 to 1. */
  onAnswer(response: Response, share: number): void;
}

export function createCard(asked: Asked, { number, name, seed = "", response: earlier, onAnswer }: CardOptions): Card {
  const { id, stale, view } = asked.question;
  const kind = kindOf(view.kind);
  const options: FieldOptions = { id, seed, name, lead: `${number}. ` };
  const field = kind.createField(view, options);
  let state: "open" | "self-marking" | "done" = "open";

  const submit = h("button", { type: "submit", class: "renda-quiz__button renda-quiz__button--main" }, kind.confirm);
  const verdict = h("p", { class: "renda-quiz__verdict", role: "status", "aria-live": "polite" });
  const after = h("div", { class: "renda-quiz__after", tabindex: "-1", role: "group", "aria-label": "解析", hidden: true });
  const form = h("form", { class: "renda-quiz__form" }, field.element, submit);
  const element = h(
    "div",
    { class: "renda-quiz__card", "data-item": id },
    ...(stale ? [staleNote()] : []),
    form,
    verdict,
    after,
  );

  function show(share: number): void {
    const solution = asked.solution();
    state = "done";
    field.reveal(solution.key, true);
    submit.hidden = true;
    if (share === 0 || share === 1) element.classList.add(`renda-quiz__card--${share ? "right" : "wrong"}`);
    const answer = kind.answer(view, solution.key, options);
    const right = answer ? `正确答案：${answer}。` : "";
    if (share === 1) verdict.textContent = "✓ 回答正确。";
    else if (share > 0) verdict.textContent = `◐ 答对一部分（${Math.round(100 * share)}%）。${right}`;
    else verdict.textContent = `✗ 回答错误。${right}`;
    after.hidden = false;
    after.replaceChildren(...solutionNodes(solution));
  }

  function confirm(): void {
    if (state === "done") return;
    const response = field.response();
    if (response === undefined) {
      verdict.textContent = kind.missing;
      return;
    }
    const { key } = asked.solution();
    const share = kind.mark(key, response, "all");
    if (share === null) {
      state = "self-marking";
      field.reveal(key, false);
      submit.textContent = "完成自评";
      verdict.textContent = "请对照要点，勾选你答到的，再点“完成自评”。";
      return;
    }
    const focused = form.contains(document.activeElement);
    show(share);
    onAnswer(response, share);
    if (focused) after.focus(); // what had the focus is gone or disabled now
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    confirm();
  });
  if (kind.accepts(view, earlier)) {
    field.fill(earlier);
    const share = kind.mark(asked.solution().key, earlier, "all");
    if (share !== null) show(share);
  }

  return {
    element,
    answered: () => state === "done",
    choosing: field.choose !== undefined,
    choose: (position) => field.choose?.(position),
    confirm,
    focus: field.focus,
  };
}
