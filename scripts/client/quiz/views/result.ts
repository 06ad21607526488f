/** How a practice went, in all and by topic. */

import type { Items } from "../catalog.ts";
import { h } from "../dom.ts";
import { titleOf } from "../sessions/plan.ts";
import { type Known, type Practice, score, scoreByTopic, scoreText } from "../sessions/practice.ts";
import { createMeters } from "./meters.ts";

/** The result's heading, which takes the focus, and what stands below it. */
export function createResult(practice: Practice, items: Items, known: Known): HTMLElement[] {
  const topics = scoreByTopic(practice, items, known).map(([name, result]) => ({
    name,
    value: result.right,
    of: result.total,
    text: scoreText(result),
  }));
  return [
    h("h2", { tabindex: "-1" }, `${titleOf(practice.plan)}：结果`),
    h("p", { class: "renda-quiz__score" }, scoreText(score(practice, known))),
    createMeters(topics),
  ];
}
