/** How many questions are due today, on pages that don't load the player. */

import { countDue } from "./sessions/duecount.ts";

/** Fill each `[data-renda-due]`, whose text has # in place of the number; it stays hidden when nothing is due. */
export function mountDueCount(root: Document): void {
  const show = (): void => {
    const count = countDue(Date.now());
    for (const element of root.querySelectorAll<HTMLElement>("[data-renda-due]")) {
      element.textContent = (element.dataset["rendaDue"] ?? "").replace("#", String(count));
      element.hidden = count === 0;
    }
  };
  show();
  addEventListener("storage", show);
  addEventListener("pageshow", (event) => event.persisted && show());
}
