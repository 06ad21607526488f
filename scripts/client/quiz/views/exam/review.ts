/** Every question of a sitting with what was answered, what is right, and the article that decides it. */

import { h } from "../../dom.ts";
import { kindOf } from "../../kinds/index.ts";
import type { Sitting } from "../../store/rows.ts";
import { solutionNodes } from "../solution.ts";
import type { Paper } from "./papers.ts";

/** `onSelfMark` is called when the visitor judges an own answer (简答). */
export function createReview(
  sitting: Sitting,
  paper: Paper,
  responses: Map<string, unknown>,
  onSelfMark: (item: string, response: unknown) => void,
): HTMLElement {
  const rows = sitting.questions.map(({ item, points }, position) => {
    const lost = sitting.handed!.marks[position]!.points < points;
    return { lost, element: row(sitting, position, paper, responses.get(item), onSelfMark) };
  });
  const only = h("input", { type: "checkbox" });
  only.addEventListener("change", () => {
    for (const { lost, element } of rows) element.hidden = only.checked && !lost;
  });
  const wrong = rows.filter(({ lost }) => lost).length;
  return h(
    "div",
    {},
    h("h2", {}, "逐题回顾"),
    h("label", { class: "renda-quiz__filter renda-exam__only" }, only, `只看失分的题（${wrong} 题）`),
    ...rows.map(({ element }) => element),
  );
}

function row(
  sitting: Sitting,
  position: number,
  paper: Paper,
  response: unknown,
  onSelfMark: (item: string, response: unknown) => void,
): HTMLElement {
  const { item, points } = sitting.questions[position]!;
  const mark = sitting.handed!.marks[position]!;
  const asked = paper.get(item);
  const lead = `${position + 1}. `;
  const got = `得 ${mark.points} / ${points} 分${mark.answered ? "" : "，未作答"}`;
  const frame = h("div", {
    class: `renda-quiz__card renda-quiz__card--${mark.points >= points ? "right" : "wrong"}`,
    "data-item": item,
  });
  if (!asked) {
    frame.append(h("p", {}, lead, "这道题在考试后从题库撤下或改过，按满分计。"), h("p", { class: "renda-quiz__verdict" }, got));
    return frame;
  }
  const { view } = asked.question;
  const kind = kindOf(view.kind);
  const options = { id: item, seed: sitting.seed, lead, name: `renda-review-${position}` };
  const { key } = asked.solution();
  const field = kind.createField(view, {
    ...options,
    onChange: () => onSelfMark(item, field.response()),
  });
  const given = kind.accepts(view, response) ? response : undefined;
  if (given) field.fill(given);
  const selfMarked = given !== undefined && kind.mark(key, given, "all") === null;
  field.reveal(key, !selfMarked);
  const answer = kind.answer(view, key, options);
  frame.append(
    field.element,
    h("p", { class: "renda-quiz__verdict" }, `${got}。${answer ? `正确答案：${answer}。` : ""}${selfMarked ? "请对照要点自评，分数随之更新。" : ""}`),
    ...solutionNodes(asked.solution()),
  );
  return frame;
}
