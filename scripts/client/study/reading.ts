/**
 * Reading mode of law pages: nothing but the text, large and in serif. The choice is kept on the device
 * and holds for every law page; Escape leaves it.
 */

import * as storage from "../common/storage.ts";

const KEY = "renda:reading";

export function mountReading(root: Document): void {
  const button = root.querySelector<HTMLButtonElement>("[data-renda-reading]");
  if (!button) return;
  const page = root.documentElement;
  const bar = makeBar(root);

  const apply = (on: boolean): void => {
    page.toggleAttribute("data-reading", on);
    button.setAttribute("aria-pressed", String(on));
  };
  const change = (on: boolean): void => {
    const place = topArticle(root);
    apply(on);
    storage.write(KEY, on);
    if (place) place.scrollIntoView();
    else scrollTo(0, 0); // the header is gone or back: what was scrolled past is no longer the same
    (on ? bar.button : button).focus({ preventScroll: true });
  };

  button.hidden = false;
  button.addEventListener("click", () => change(true));
  bar.button.addEventListener("click", () => change(false));
  root.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented && page.hasAttribute("data-reading")) change(false);
  });
  root.querySelector(".md-container")?.prepend(bar.element);
  apply(storage.read(KEY) === true);
}

function makeBar(root: Document): { element: HTMLElement; button: HTMLButtonElement } {
  const element = root.createElement("div");
  element.className = "reading-bar";
  const button = root.createElement("button");
  button.type = "button";
  const key = root.createElement("span"); // not shown where there are no keys
  key.textContent = "（Esc）";
  button.append("退出大字阅读", key);
  element.append(button);
  return { element, button };
}

/** The first article in view, so that switching doesn't lose the reader's place; none at the page's top. */
function topArticle(root: Document): Element | undefined {
  if (scrollY < 200) return undefined;
  return [...root.querySelectorAll(".article")].find((article) => article.getBoundingClientRect().bottom > 120);
}
