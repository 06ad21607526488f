/** How a practice session went, in all and by topic. */

import { h } from "./dom.ts";
import { type AnswerOf, score, scoreByTopic, scoreText, type Session } from "./session.ts";

/** The result's heading, which takes the focus, and what stands below it. */
export function createResult(title: string, session: Session, answerOf: AnswerOf): [HTMLElement, ...HTMLElement[]] {
  const bars = scoreByTopic(session, answerOf).map(([topic, result]) => {
    const share = Math.round((100 * result.right) / result.total);
    return h(
      "li",
      {},
      h("span", { class: "renda-quiz__topic" }, topic),
      h("meter", { min: "0", max: String(result.total), value: String(result.right), "aria-label": `${topic}答对的题数` }),
      h("span", { class: "renda-quiz__muted" }, `${scoreText(result)}（${share}%）`),
    );
  });
  return [
    h("h2", { tabindex: "-1" }, `${title}：结果`),
    h("p", { class: "renda-quiz__score" }, scoreText(score(session, answerOf))),
    h("ul", { class: "renda-quiz__scopes" }, ...bars),
  ];
}
