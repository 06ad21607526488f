/** The questions of a sitting with their solutions, as far as the bank still has them as they were asked. */

import type { Items } from "../../catalog.ts";
import { type Asked, loadQuestion } from "../../data.ts";
import { kindOf, mark } from "../../kinds/index.ts";
import type { ShareOf } from "../../sessions/sitting.ts";
import type { Sitting } from "../../store/rows.ts";
import type { PartialRule } from "../../types.ts";

/** By item; an item that was taken out or reworded since isn't in it. */
export type Paper = Map<string, Asked>;

export async function loadPaper(items: Items, sitting: Sitting): Promise<Paper> {
  const paper: Paper = new Map();
  for (const { item, digest } of sitting.questions) {
    const position = items.find(item);
    if (position === undefined || items.digest(position) !== digest) continue;
    paper.set(item, await loadQuestion(items, position));
  }
  return paper;
}

/** Marks with the bank's solutions. */
export function shareIn(paper: Paper): ShareOf {
  return ({ item, partial }, response) => {
    const asked = paper.get(item);
    if (!asked) return undefined;
    const { view } = asked.question;
    if (!kindOf(view.kind).accepts(view, response)) return 0;
    return mark(asked.solution().key, response, partial as PartialRule);
  };
}
