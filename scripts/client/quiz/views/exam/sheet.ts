/** The answer sheet: a button for each question that says whether it is answered or flagged. */

import { button, h } from "../../dom.ts";
import type { Sheet } from "../../sessions/sitting.ts";
import type { Sitting } from "../../store/rows.ts";

/** Where there is room for it beside the question it stands there, open; exam.css has the same width. */
const ROOMY = "(min-width: 60em)";

export interface SheetView {
  element: HTMLElement;
  update(sheet: Sheet, current: number): void;
}

export function createSheet(sitting: Sitting, go: (position: number) => void): SheetView {
  const summary = h("summary", {}, "答题卡");
  const cells = sitting.questions.map((_, position) => button(String(position + 1), () => go(position), "renda-exam__cell"));
  const sections = [...new Set(sitting.questions.map(({ section }) => section))].map((name) =>
    h(
      "div",
      { role: "group", "aria-label": name },
      h("p", { class: "renda-quiz__muted" }, name),
      h("div", { class: "renda-exam__cells" }, ...cells.filter((_, position) => sitting.questions[position]!.section === name)),
    ),
  );
  return {
    element: h("details", { class: "renda-quiz__group renda-exam__sheet", open: matchMedia(ROOMY).matches }, summary, ...sections),
    update({ responses, flagged }, current) {
      const total = sitting.questions.length;
      summary.textContent = `答题卡：已答 ${responses.size}/${total}${flagged.size ? `，标记 ${flagged.size}` : ""}`;
      sitting.questions.forEach(({ item }, position) => {
        const cell = cells[position]!;
        const states = [responses.has(item) ? "已答" : "未答", ...(flagged.has(item) ? ["已标记"] : [])];
        cell.setAttribute("aria-label", `第 ${position + 1} 题，${states.join("，")}`);
        cell.classList.toggle("renda-exam__cell--answered", responses.has(item));
        cell.classList.toggle("renda-exam__cell--flagged", flagged.has(item));
        if (position === current) cell.setAttribute("aria-current", "step");
        else cell.removeAttribute("aria-current");
      });
    },
  };
}
