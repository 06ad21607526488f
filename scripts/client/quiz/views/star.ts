/** The button that puts a question into the 收藏 and takes it out. */

import { button } from "../dom.ts";
import type { Journal } from "../sessions/journal.ts";

export function createStar(journal: Journal, id: string): HTMLButtonElement {
  const show = (): void => {
    const on = journal.isStarred(id);
    star.textContent = `${on ? "★" : "☆"} 收藏`;
    star.setAttribute("aria-pressed", String(on));
  };
  const star = button("", () => void journal.star(id, !journal.isStarred(id)).then(show), "renda-quiz__button--quiet");
  show();
  return star;
}
