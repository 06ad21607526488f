/** The box with an article's text: what is in it and where it stands. What is in it is text, never HTML. */

import { reachable } from "../common/files.ts";
import type { Target } from "./address.ts";
import { type Excerpts, marks, VERSION } from "./excerpt.ts";

const GAP = 6; // pixels between the link and the box, and to the window's edge
const LEAST_HEIGHT = 160; // pixels; with less room the box may cover the link

/**
 * The box for `target`, which `link` cites; `excerpts` is undefined where they could not be read. `note` is
 * what to know of the citation.
 */
export function createBox(
  link: HTMLAnchorElement,
  target: Target,
  excerpts: Excerpts | undefined,
  note: string,
): HTMLElement {
  const known = excerpts?.version === VERSION ? excerpts : undefined;
  const [label, lines] = known?.articles[target.article] ?? ["", []];
  const title = element("p", "renda-preview__title", known ? `《${known.title}》${label === "全文" ? "" : label}` : "条文预览");
  title.id = "renda-preview-title";
  if (known?.status) title.append(" ", element("span", "badge", known.status));
  const marked = marks(lines, target.part);
  const paragraphs = lines.map(([, line], index) => element("p", "", marked[index] ? element("mark", "", line) : line));
  const text = element("div", "renda-preview__text", ...paragraphs);
  if (lines.length === 0) text.append(element("p", "", "这一条的预览没有读到，请打开全文查看。"));
  const box = element("div", "renda-preview", title, text);
  if (note) box.append(element("p", "renda-preview__note", note));
  const open = document.createElement("a");
  open.href = reachable(link.href);
  open.textContent = "打开全文";
  const close = document.createElement("button");
  close.type = "button";
  close.textContent = "关闭";
  box.append(element("p", "renda-preview__actions", open, close));
  box.id = "renda-preview";
  box.lang = "zh-CN";
  box.tabIndex = -1;
  box.setAttribute("role", "dialog");
  box.setAttribute("aria-labelledby", title.id);
  return box;
}

export function element(tag: string, className: string, ...children: (Node | string)[]): HTMLElement {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

/** Below the link, or above where there is more room. (The style makes a sheet of a tapped one on phones.) */
export function place(link: HTMLElement, box: HTMLElement): void {
  const line = link.getClientRects()[0] ?? link.getBoundingClientRect();
  const below = window.innerHeight - line.bottom;
  const isAbove = below < box.scrollHeight + 2 * GAP && line.top > below;
  const room = (isAbove ? line.top : below) - 2 * GAP;
  const isTight = room < LEAST_HEIGHT;
  const left = Math.min(line.left, document.documentElement.clientWidth - box.offsetWidth - GAP);
  box.style.left = `${Math.max(GAP, left)}px`;
  box.style.top = isTight ? `${GAP}px` : isAbove ? "auto" : `${line.bottom + GAP}px`;
  box.style.bottom = isAbove && !isTight ? `${window.innerHeight - line.top + GAP}px` : "auto";
  box.style.maxHeight = `${isTight ? window.innerHeight - 2 * GAP : room}px`;
}

/** The sheet at the foot of a phone may cover the link that was tapped: scroll the page until it doesn't. */
export function uncover(link: HTMLElement, box: HTMLElement): void {
  const cited = link.getBoundingClientRect();
  const sheet = box.getBoundingClientRect();
  const covered = cited.bottom + GAP - sheet.top;
  const staysInView = covered < cited.top;
  if (cited.top < sheet.bottom && covered > 0 && staysInView) window.scrollBy(0, covered);
}

/** Bring the cited lines into view; a text that is longer than its frame can be scrolled by keyboard. */
export function settle(box: HTMLElement): void {
  const text = box.querySelector<HTMLElement>(".renda-preview__text");
  if (!text || text.scrollHeight <= text.clientHeight) return;
  text.tabIndex = 0;
  text.setAttribute("role", "group");
  text.setAttribute("aria-label", "条文");
  const marked = text.querySelector("mark");
  if (marked) text.scrollTop = marked.offsetTop - GAP;
}
