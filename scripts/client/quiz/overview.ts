/** What there is to practise: topics and banks with one's own progress. */

import { format } from "./address.ts";
import { h } from "./dom.ts";
import type { Index } from "./model.ts";
import { type AnswerOf, inScope, type Only, type Scope, score, scoreText } from "./session.ts";

const CHOICES: [Only, string][] = [
  ["all", "全部题目"],
  ["new", "只做未答"],
  ["wrong", "只做错题"],
];

/** The start of the practice, as children of its element. */
export function createOverview(index: Index, answerOf: AnswerOf): HTMLElement[] {
  let only: Only = "all";
  const links: [HTMLAnchorElement, Scope][] = [];

  const row = (scope: Scope): HTMLElement => {
    const entries = inScope(index, scope);
    const result = score({ only: "all", entries, position: 0, started: 0 }, answerOf);
    const link = h("a", { class: "renda-quiz__start", href: format(scope, only) }, scope.name);
    links.push([link, scope]);
    const progress = h("progress", {
      max: String(result.total),
      value: String(result.answered),
      "aria-label": `${scope.name}的进度`,
    });
    return h("li", {}, link, progress, h("span", { class: "renda-quiz__muted" }, scoreText(result)));
  };

  const group = (title: string, kind: Scope["kind"], names: string[]): HTMLElement[] => [
    h("h2", {}, title),
    h("ul", { class: "renda-quiz__scopes" }, ...names.map((name) => row({ kind, name }))),
  ];

  const choices = CHOICES.map(([value, text]) => {
    const input = h("input", { type: "radio", name: "renda-practice-only", value, checked: value === only });
    input.addEventListener("change", () => {
      only = value;
      for (const [link, scope] of links) link.href = format(scope, only);
    });
    return h("label", { class: "renda-quiz__filter" }, input, text);
  });

  return [
    h("fieldset", { class: "renda-quiz__filters" }, h("legend", {}, "做哪些题"), ...choices),
    ...group("按专题", "topic", index.topics.map((topic) => topic.name)),
    ...group("按题库", "bank", [...new Set(index.banks.map((bank) => bank.title))]),
  ];
}
