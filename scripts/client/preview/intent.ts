/**
 * When somebody wants to see what a citation says: hovering or keyboard focus for a moment, or a first
 * tap. This much is on every page; what shows the text is loaded when it is wanted. Listens on the whole
 * document, so that links which come later (explanations of questions) are previewed too.
 */

import { parse } from "./address.ts";

/** What the preview's bundle puts on `window.renda`. */
export interface Preview {
  /** Show the excerpt of `link`; `tapped` keeps it until it is closed. */
  show(link: HTMLAnchorElement, tapped: boolean): Promise<void>;
  /** Whether the excerpt of `link` is shown. */
  isShown(link: HTMLAnchorElement): boolean;
}

declare module "../common/runtime.ts" {
  interface Renda {
    preview?: Preview;
  }
}

const DELAY = 350; // milliseconds: crossing a link on the way elsewhere opens nothing
/** Links that stand for themselves or beside the text they lead to: results, navigation, headings, answers. */
const EXCLUDED =
  ".article-link, [data-renda-results] a, .md-nav a, .pager a, .pair-head a, .renda-quiz__cite a, .renda-preview a";

function citation(event: Event): HTMLAnchorElement | undefined {
  const link = (event.target as Element | null)?.closest?.<HTMLAnchorElement>("a[href]");
  if (!link?.closest(".md-content") || link.matches(EXCLUDED)) return undefined;
  const { base } = window.renda;
  return link.href.startsWith(base) && parse(link.href.slice(base.length)) ? link : undefined;
}

/** Watch `root`; `load` brings the bundle. */
export function mountPreviews(root: Document, load: () => Promise<void>): void {
  let timer: number | undefined;
  let isTouch = false;
  let loading: HTMLAnchorElement | undefined; // tapped, and its excerpt still on the way

  async function show(link: HTMLAnchorElement, tapped: boolean): Promise<void> {
    try {
      if (!window.renda.preview) await load();
      await window.renda.preview?.show(link, tapped);
    } catch {
      if (tapped) location.href = link.href;
    }
  }

  const soon = (event: Event): void => {
    const link = citation(event);
    if (!link) return;
    clearTimeout(timer);
    timer = window.setTimeout(() => void show(link, false), DELAY);
  };
  const never = (): void => clearTimeout(timer);

  const onPointerDown = (event: PointerEvent): void => {
    isTouch = event.pointerType !== "mouse";
  };
  const onKeyDown = (): void => {
    isTouch = false;
    never();
  };
  const onClick = async (event: MouseEvent): Promise<void> => {
    never();
    const isPlain = isTouch && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    const link = isPlain ? citation(event) : undefined;
    // A second tap follows the link.
    if (!link || loading === link || window.renda.preview?.isShown(link)) return;
    event.preventDefault();
    loading = link;
    await show(link, true);
    if (loading === link) loading = undefined;
  };

  root.addEventListener("pointerdown", onPointerDown, true);
  root.addEventListener("keydown", onKeyDown, true);
  root.addEventListener("pointerover", (event) => event.pointerType === "mouse" && soon(event));
  root.addEventListener("pointerout", never);
  root.addEventListener("focusin", (event) => {
    if (!isTouch && (event.target as Element).matches(":focus-visible")) soon(event);
  });
  root.addEventListener("focusout", never);
  root.addEventListener("click", (event) => void onClick(event));
}
