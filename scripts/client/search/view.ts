/** What the header's box and the results page have in common: nodes for hits, and addresses. */

import type { Hit } from "../common/runtime.ts";
import { withMarks } from "../common/marks.ts";
import type { Answer } from "./engine.ts";

/** Create an element with a class and children; text goes in as text. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className: string,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag);
  if (className) node.className = className;
  node.append(...children);
  return node;
}

/** The address of `url`, relative to the site's root. Without a server a folder needs its index.html. */
export function address(url: string): string {
  const full = new URL(url, window.renda.base);
  if (full.protocol === "file:" && full.pathname.endsWith("/")) full.pathname += "index.html";
  return full.href;
}

/** The address of the results page for `query`, with what it is narrowed to. */
export function resultsAddress(query: string, more: Record<string, string> = {}): string {
  return address(`search/?${new URLSearchParams({ q: query, ...more })}`);
}

/** The address of a hit, with the words that matched to be marked on its page. */
export function hitAddress({ url, excerpt, marks }: Hit): string {
  return withMarks(address(url), marks.map(([start, end]) => excerpt.slice(start, end)));
}

/** A hit's lines: what it is called, and the excerpt with its matches marked. */
export function hitLines(hit: Hit): Node[] {
  const name = hit.title.replace(/^中华人民共和国(?=.)/, ""); // most begin so, and a phone is narrow
  const title = element("span", "renda-search__title", name);
  if (hit.article) title.append(" ", element("span", "renda-search__article", hit.article));
  const lines: Node[] = [title];
  if (hit.excerpt) lines.push(element("span", "renda-search__excerpt", ...marked(hit)));
  return lines;
}

function marked({ excerpt, marks }: Hit): (Node | string)[] {
  const parts: (Node | string)[] = [];
  let at = 0;
  for (const [start, end] of marks) {
    parts.push(excerpt.slice(at, start), element("mark", "", excerpt.slice(start, end)));
    at = end;
  }
  parts.push(excerpt.slice(at));
  return parts;
}

/** What is said when nothing was found. */
export const NOTHING = "没有找到。可以换个说法或减少字词；查条文可直接输入“宪法62条”“监督法第十二条”。";

/** What is said when some data files could not be read; empty when all could. */
export function missingMessage({ missing }: Answer): string {
  if (!missing.length) return "";
  return `有 ${missing.length} 个检索数据文件读取失败，结果可能不全。请检查网络后重试，或确认网站文件完整。`;
}

/** The message of a failed search. */
export function failureMessage(error: unknown): string {
  return error instanceof Error && /[\u4e00-\u9fff]/.test(error.message) ? error.message : "检索出错，请刷新页面后重试。";
}
