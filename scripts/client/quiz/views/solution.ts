/** What is shown beside an answered question: the explanation, and the articles that decide it. */

import { absolute, h, nodes } from "../dom.ts";
import { safeHref } from "../safe.ts";
import type { Cite, Solution } from "../types.ts";

/** Says that the law has changed since the question was last reviewed. */
export function staleNote(): HTMLElement {
  return h("p", { class: "renda-quiz__stale" }, h("strong", {}, "待复核"), "：所依据的条文在本题审定之后有变动，请以现行条文为准。");
}

/** The explanation and the articles that decide. */
export function solutionNodes(solution: Solution): HTMLElement[] {
  return [
    h("p", { class: "renda-quiz__explanation" }, h("strong", {}, "解析："), ...nodes(solution.explanation)),
    ...solution.cites.map(citeNode),
  ];
}

/** On paper the articles stand open. */
export function openCitesOnPaper(root: HTMLElement): void {
  let opened: HTMLDetailsElement[] = [];
  window.addEventListener("beforeprint", () => {
    opened = [...root.querySelectorAll<HTMLDetailsElement>(".renda-quiz__cite:not([open])")];
    for (const cite of opened) cite.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const cite of opened) cite.open = false;
  });
}

function citeNode(cite: Cite): HTMLElement {
  const href = safeHref(cite.url);
  return h(
    "details",
    { class: "renda-quiz__cite" },
    h("summary", {}, `依据：${cite.label}`),
    h("blockquote", {}, ...cite.text.split("\n").map((line) => h("p", {}, line))),
    ...(href ? [h("a", { href: absolute(href) }, `到原文处查看${cite.label}`)] : []),
  );
}
