/** What somebody sees before handing in: which questions are open, and which were flagged. */

import { button, h } from "../../dom.ts";
import { type Sheet, unanswered } from "../../sessions/sitting.ts";
import type { Sitting } from "../../store/rows.ts";

/** The buttons that go back or hand in stand in the room's bar, where many open questions don't move them. */
export function createConfirm(sitting: Sitting, sheet: Sheet, go: (position: number) => void): HTMLElement {
  const open = unanswered(sitting, sheet);
  const flagged = sitting.questions.flatMap(({ item }, position) => (sheet.flagged.has(item) ? [position] : []));
  const list = (title: string, positions: number[]): HTMLElement[] =>
    positions.length === 0
      ? []
      : [
          h("p", {}, `${title}（${positions.length} 题），点题号回去：`),
          h(
            "div",
            { class: "renda-exam__cells" },
            ...positions.map((position) => {
              const cell = button(String(position + 1), () => go(position), "renda-exam__cell");
              cell.setAttribute("aria-label", `回到第 ${position + 1} 题`);
              return cell;
            }),
          ),
        ];
  return h(
    "div",
    { class: "renda-exam__confirm" },
    h("h3", { tabindex: "-1" }, open.length ? `还有 ${open.length} 题没有作答` : "全部题目都已作答"),
    ...list("未答", open),
    ...list("标记", flagged),
    h("p", {}, "交卷后立即评分，不能再改。"),
  );
}
