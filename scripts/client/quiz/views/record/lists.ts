/** Questions of the record with their words: the 错题本 and the 收藏. */

import type { Items } from "../../catalog.ts";
import { type Asked, loadQuestion } from "../../data.ts";
import { absolute, button, h, nodes } from "../../dom.ts";
import { format, type Only } from "../../sessions/plan.ts";

/** So many are shown at once. */
const PAGE = 20;

export interface ListOptions {
  title: string;
  /** What to say when there is none. */
  empty: string;
  only: Only;
  /** Positions in the catalog. */
  positions: number[];
  /** What stands below a question. */
  about(position: number): (Node | string)[];
}

export function createList(items: Items, { title, empty, only, positions, about }: ListOptions): HTMLElement[] {
  const heading = h("h2", {}, title);
  if (positions.length === 0) return [heading, h("p", { class: "renda-quiz__muted" }, empty)];
  const list = h("ul", { class: "renda-quiz__scopes" });
  const more = button("再显示一些", () => void show());
  let shown = 0;

  async function show(): Promise<void> {
    const next = positions.slice(shown, shown + PAGE);
    shown += next.length;
    more.hidden = shown >= positions.length;
    const asked = await Promise.all(next.map((position) => loadQuestion(items, position)));
    list.append(...asked.map((one, place) => h("li", {}, h("div", {}, ...words(one)), ...about(next[place]!))));
  }

  void show();
  const href = absolute(`exam/practice/${format({ scope: undefined, only, order: "given" })}`);
  const start = h("a", { class: "renda-quiz__button renda-quiz__button--main", href }, `练习这 ${positions.length} 题`);
  return [heading, h("p", {}, start), list, more];
}

function words({ question: { view } }: Asked): (Node | string)[] {
  const parts = view.kind === "blank" || view.kind === "cloze" ? view.parts : [view.stem];
  return parts.flatMap((part, at) => [at ? "____" : "", h("bdi", {}, ...nodes(part))]);
}
