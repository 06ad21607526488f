/** Small helpers to build nodes; text goes in as text. */

import { safeHref, verdict } from "./safe.ts";

export type Child = Node | string;

/** Create an element; an attribute that is false is left out, one that is true stands empty. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string | boolean> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children);
  return element;
}

/** A button that does something in the page. */
export function button(text: string, onClick: () => void, kind = ""): HTMLButtonElement {
  const element = h("button", { type: "button", class: `renda-quiz__button ${kind}`.trim() }, text);
  element.addEventListener("click", onClick);
  return element;
}

/** The nodes of an item's HTML; only allowed elements and addresses come through. */
export function nodes(html: string): Node[] {
  // Most texts are text alone, and a parser takes a phone some milliseconds for each of them.
  if (!isMarked(html)) return html ? [document.createTextNode(html)] : [];
  const parsed = new DOMParser().parseFromString(html, "text/html");
  return copies(parsed.body);
}

const isMarked = (html: string): boolean => /[<&]/.test(html);

/** The text of an item's HTML. */
export function plain(html: string): string {
  if (!isMarked(html)) return html;
  return nodes(html).map((node) => node.textContent ?? "").join("");
}

function copies(parent: Node): Node[] {
  return [...parent.childNodes].flatMap((node): Node[] => {
    if (node.nodeType === Node.TEXT_NODE) return [document.createTextNode(node.nodeValue ?? "")];
    if (!(node instanceof Element)) return [];
    const decision = verdict(node.localName);
    if (decision === "drop") return [];
    if (decision === "unwrap") return copies(node);
    const element = document.createElement(node.localName);
    const href = node.localName === "a" ? safeHref(node.getAttribute("href") ?? "") : undefined;
    if (href !== undefined) element.setAttribute("href", absolute(href));
    element.append(...copies(node));
    return [element];
  });
}

/** The address of `url`, which is relative to the site's root; a mere fragment stays in this page. */
export function absolute(url: string): string {
  return url.startsWith("#") ? url : window.renda.base + url;
}
