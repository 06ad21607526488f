/** Every question of a sitting with what was answered, what is right, and the article that decides it. */

import { button, h } from "../../dom.ts";
import { kindOf } from "../../kinds/index.ts";
import type { Sitting } from "../../store/rows.ts";
import { solutionNodes } from "../solution.ts";
import type { Paper } from "./papers.ts";

/** Keeps what the visitor judges of an own answer (简答), and resolves with the new result. */
type SelfMark = (item: string, response: unknown) => Promise<Sitting>;

export function createReview(
  sitting: Sitting,
  paper: Paper,
  responses: Map<string, unknown>,
  onSelfMark: SelfMark,
): HTMLElement {
  let current = sitting;
  const isLost = (position: number): boolean =>
    current.handed!.marks[position]!.points < current.questions[position]!.points;
  const only = h("input", { type: "checkbox" });
  const count = h("span", {});
  const rows = sitting.questions.map((_, position) => drawn(position));

  function drawn(position: number): HTMLElement {
    return row(current, position, paper, responses.get(current.questions[position]!.item), async (item, response) => {
      current = await onSelfMark(item, response);
      const before = rows[position]!;
      rows[position] = drawn(position);
      before.replaceWith(rows[position]!);
      filter();
      rows[position]!.hidden = false; // it is being looked at
      rows[position]!.focus();
      return current;
    });
  }

  function filter(): void {
    rows.forEach((element, position) => {
      element.hidden = only.checked && !isLost(position);
    });
    count.textContent = `只看失分的题（${rows.filter((_, position) => isLost(position)).length} 题）`;
  }

  only.addEventListener("change", filter);
  filter();
  return h(
    "div",
    {},
    h("h2", { tabindex: "-1" }, "逐题回顾"),
    h("label", { class: "renda-quiz__filter renda-exam__only" }, only, count),
    ...rows,
  );
}

function row(
  sitting: Sitting,
  position: number,
  paper: Paper,
  response: unknown,
  onSelfMark: SelfMark,
): HTMLElement {
  const { item, points } = sitting.questions[position]!;
  const mark = sitting.handed!.marks[position]!;
  const asked = paper.get(item);
  const lead = `${position + 1}. `;
  const frame = h("div", { class: "renda-quiz__card", "data-item": item, tabindex: "-1" });
  if (!mark.pending) frame.classList.add(`renda-quiz__card--${mark.points >= points ? "right" : "wrong"}`);
  const got = mark.pending
    ? `待自评，满分 ${points} 分`
    : `得 ${mark.points} / ${points} 分${mark.answered ? "" : "，未作答"}`;
  if (!asked) {
    frame.append(h("p", {}, lead, "这道题在考试后从题库撤下或改过，按满分计。"), h("p", { class: "renda-quiz__verdict" }, got));
    return frame;
  }
  const { view } = asked.question;
  const kind = kindOf(view.kind);
  const options = { id: item, seed: sitting.seed, lead, name: `renda-review-${position}` };
  const { key } = asked.solution();
  const field = kind.createField(view, options);
  const given = kind.accepts(view, response) ? response : undefined;
  if (given) field.fill(given);
  const selfMarked = given !== undefined && kind.mark(key, given, "all") === null;
  field.reveal(key, !selfMarked);
  const answer = kind.answer(view, key, options);
  const hint = selfMarked ? "请对照要点，勾选你答到的，再点“完成自评”；一项也没有答到就直接点。" : "";
  frame.append(
    field.element,
    ...(selfMarked ? [button("完成自评", () => void onSelfMark(item, field.response()), "renda-quiz__button--main")] : []),
    h("p", { class: "renda-quiz__verdict" }, `${got}。${answer ? `正确答案：${answer}。` : ""}${hint}`),
    ...solutionNodes(asked.solution()),
  );
  return frame;
}
