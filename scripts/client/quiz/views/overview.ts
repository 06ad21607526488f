/** What there is to practise: the books, and every group of questions with one's own progress. */

import type { Items } from "../catalog.ts";
import { h } from "../dom.ts";
import { format, ONLY, type Only, type Plan, type Scope, SCOPES, type GroupKind, scopeNames, titleOf } from "../sessions/plan.ts";
import { begin, type Known, scoreText, score } from "../sessions/practice.ts";

const BOOKS: [Only, string][] = [
  ["wrong", "答错过、还没有连续答对的题"],
  ["starred", "自己标了星的题"],
  ["due", "按记忆规律，到了该再做一遍的题"],
];
const FILTERS: Only[] = ["all", "new", "wrong"];
/** Kinds of scopes that stand open; the others are one tap away. */
const OPEN: GroupKind[] = ["topic"];

/** The start of the practice, as children of its element. `dueCount` is how many questions are due. */
export function createOverview(items: Items, known: Known, dueCount: number): HTMLElement[] {
  const plan: Omit<Plan, "scope"> = { only: "all", order: "given" };
  const links: [HTMLAnchorElement, Scope | undefined][] = [];

  function start(scope: Scope | undefined): HTMLAnchorElement {
    const title = titleOf({ scope, only: "all", order: "given" });
    const link = h("a", { class: "renda-quiz__start", href: format({ scope, ...plan }) }, title);
    links.push([link, scope]);
    return link;
  }

  function row(scope: Scope | undefined): HTMLElement {
    const practice = begin(items, { scope, only: "all", order: "given" }, known, 0);
    const result = score(practice, known);
    const link = start(scope);
    const progress = h("progress", {
      max: String(result.total),
      value: String(result.answered),
      "aria-label": `${link.textContent}的进度`,
    });
    return h("li", {}, link, progress, h("span", { class: "renda-quiz__muted" }, scoreText(result)));
  }

  function choice(name: string, text: string, checked: boolean, onChange: () => void): HTMLElement {
    const input = h("input", { type: "radio", name, checked });
    input.addEventListener("change", () => {
      onChange();
      for (const [link, scope] of links) link.href = format({ scope, ...plan });
    });
    return h("label", { class: "renda-quiz__filter" }, input, text);
  }

  const count = (only: Only): number =>
    only === "due" ? dueCount : begin(items, { scope: undefined, only, order: "given" }, known, 0).questions.length;
  const books = BOOKS.map(([only, text]) =>
    h(
      "li",
      {},
      h("a", { class: "renda-quiz__start", href: format({ scope: undefined, only, order: "given" }) }, `${ONLY[only]}：${count(only)} 题`),
      h("span", { class: "renda-quiz__muted" }, text),
    ),
  );

  const rows = (scopes: (Scope | undefined)[]): HTMLElement =>
    h("ul", { class: "renda-quiz__scopes renda-quiz__bars" }, ...scopes.map(row));

  function group(kind: GroupKind): HTMLElement {
    const list = rows(scopeNames(items, kind).map((name) => ({ kind, name })));
    const title = h("h2", {}, SCOPES[kind].title);
    return h("details", { class: "renda-quiz__group", open: OPEN.includes(kind) }, h("summary", {}, title), list);
  }

  return [
    h("ul", { class: "renda-quiz__scopes renda-quiz__bars" }, ...books),
    h(
      "fieldset",
      { class: "renda-quiz__filters" },
      h("legend", {}, "做哪些题"),
      ...FILTERS.map((only) => choice("renda-practice-only", ONLY[only], only === plan.only, () => (plan.only = only))),
    ),
    h(
      "fieldset",
      { class: "renda-quiz__filters" },
      h("legend", {}, "按什么顺序"),
      choice("renda-practice-order", "按题库顺序", true, () => (plan.order = "given")),
      choice("renda-practice-order", "随机", false, () => (plan.order = "random")),
    ),
    rows([undefined]),
    ...(Object.keys(SCOPES) as GroupKind[]).map(group),
  ];
}
