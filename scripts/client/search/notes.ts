/** Says how a query was understood, and offers what else it may mean. */

import type { Note } from "./understand.ts";
import { element, resultsAddress } from "./view.ts";

const quoted = (text: string): string => `“${text}”`;

/** In one line, for the list below the search box; empty when the query was taken as it stands. */
export function noteText(notes: Note[]): string {
  return notes
    .filter(({ kind }) => kind !== "related")
    .map((note) => sentence(note))
    .join("");
}

/** The notes as list items, with links to what else was possible. */
export function noteItems(notes: Note[], query: string): HTMLElement[] {
  const items = notes
    .filter(({ kind }) => kind !== "related")
    .map((note) => element("li", "", sentence(note), ...ways(note, query)));
  const related = notes.filter(({ kind }) => kind === "related");
  if (related.length) items.push(element("li", "", `也查了：${related.map(({ from, to }) => `${from} → ${to.join("、")}`).join("；")}。`));
  return items;
}

function sentence({ kind, from, to }: Note): string {
  const first = to[0] ?? "";
  switch (kind) {
    case "traditional":
      return `按简体字${quoted(first)}查找。`;
    case "pinyin":
      return `${quoted(from)}按拼音读作${quoted(first)}。`;
    case "slip":
      return `没有${quoted(from)}，查的是${quoted(first)}。`;
    case "nearest":
      return `没有${quoted(from)}，查的是相近的词：${to.join("、")}。`;
    case "related":
      return `也查了${to.map(quoted).join("")}。`;
  }
}

function ways({ kind, from, to }: Note, query: string): (Node | string)[] {
  if (kind === "slip") return [link(`仍查${quoted(from)}`, resultsAddress(query, { literal: "1" }))];
  const others = kind === "pinyin" ? to.slice(1) : [];
  if (!others.length) return [];
  const links = others.flatMap((other, at) => [at ? "、" : "", link(other, resultsAddress(query.toLowerCase().replace(from, other)))]);
  return ["也可能是：", ...links, "。"];
}

function link(text: string, href: string): HTMLAnchorElement {
  const node = element("a", "", text);
  node.href = href;
  return node;
}
