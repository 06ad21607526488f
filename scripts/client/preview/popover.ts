/**
 * The preview beside a citation: a dialog that leaves the page usable. It stays while the pointer or the
 * focus is on the link or in it; Escape, a tap outside and moving away close it (WCAG 1.4.13).
 */

import { loadShard } from "../common/runtime.ts";
import { parse } from "./address.ts";
import { createBox, element, place, settle, uncover } from "./box.ts";
import type { Excerpts } from "./excerpt.ts";
import type { Preview } from "./intent.ts";

const GRACE = 300; // milliseconds to get from the link into the box

interface Shown {
  link: HTMLAnchorElement;
  box: HTMLElement;
  tapped: boolean;
  /** The link's title, which stands in the box as long as that is open. */
  note: string;
}

export function createPreview(): Preview {
  let shown: Shown | undefined;
  let wanted: HTMLAnchorElement | undefined;
  let dismissed: HTMLAnchorElement | undefined; // not shown again until it was left
  let leaving: number | undefined;
  const announcement = element("p", "renda-offscreen");
  announcement.setAttribute("role", "status");
  document.body.append(announcement);

  async function show(link: HTMLAnchorElement, tapped: boolean): Promise<void> {
    if (shown?.link === link || (dismissed === link && !tapped)) return;
    wanted = link;
    const target = parse(link.href.slice(window.renda.base.length));
    if (!target) return;
    const excerpts = await loadShard<Excerpts>(target.shard).catch(() => undefined);
    const isStillWanted = wanted === link && link.isConnected && (tapped || link.matches(":hover, :focus"));
    if (!isStillWanted) return;
    close();
    const note = link.title;
    link.removeAttribute("title"); // the browser would show it over the box
    const box = createBox(link, target, excerpts, note);
    box.classList.toggle("renda-preview--tapped", tapped);
    shown = { link, box, tapped, note };
    link.setAttribute("aria-expanded", "true");
    link.setAttribute("aria-controls", box.id);
    document.body.append(box);
    place(link, box);
    if (tapped) uncover(link, box);
    settle(box);
    box.querySelector("button")?.addEventListener("click", dismiss);
    box.addEventListener("pointerenter", stay);
    box.addEventListener("pointerleave", leave);
    if (tapped) box.focus({ preventScroll: true });
    else if (hasFocus(link)) announcement.textContent = "已显示条文预览：按 Tab 键进入，按 Esc 键关闭。";
  }

  function close(): void {
    stay();
    if (!shown) return;
    shown.link.removeAttribute("aria-expanded");
    shown.link.removeAttribute("aria-controls");
    if (shown.note) shown.link.title = shown.note;
    shown.box.remove();
    shown = undefined;
    announcement.textContent = "";
  }

  /** Close at the visitor's wish; whoever was in the box is back at the link. */
  function dismiss(): void {
    wanted = undefined;
    if (!shown) return;
    const { link, box } = shown;
    const wasInside = box.contains(document.activeElement);
    dismissed = link;
    close();
    if (wasInside) link.focus({ preventScroll: true });
  }

  function stay(): void {
    clearTimeout(leaving);
  }

  function leave(): void {
    stay();
    leaving = window.setTimeout(() => {
      const isHeld = shown && (shown.tapped || shown.box.contains(document.activeElement) || hasFocus(shown.link));
      if (!isHeld) close();
    }, GRACE);
  }

  /** The box stands at the end of the page; by keyboard it follows its link. */
  function onTab(event: KeyboardEvent, { link, box }: Shown): void {
    const isInside = box.contains(document.activeElement);
    if (!isInside && document.activeElement !== link) return;
    const stops = [...box.querySelectorAll<HTMLElement>("[tabindex='0'], a, button")];
    const position = stops.indexOf(document.activeElement as HTMLElement); // -1: before the first
    const next = stops[event.shiftKey ? position - 1 : position + 1];
    if (next) {
      event.preventDefault();
      next.focus();
    } else if (isInside) {
      if (event.shiftKey) event.preventDefault(); // back to the link; forward, the browser goes on from it
      dismiss();
    }
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === "Tab" && shown) onTab(event, shown);
    if (event.key !== "Escape") return;
    if (shown) event.stopPropagation();
    dismiss();
  }

  function onPointerDown(event: Event): void {
    const target = event.target as Node;
    if (!shown || shown.box.contains(target) || shown.link.contains(target)) return;
    wanted = undefined;
    close();
  }

  function onPointerOut(event: Event): void {
    const target = event.target as Node;
    if (dismissed?.contains(target)) dismissed = undefined;
    if (shown?.link.contains(target)) leave();
  }

  function onFocusOut(event: FocusEvent): void {
    const from = event.target as Node;
    const to = event.relatedTarget as Node | null;
    if (from === dismissed) dismissed = undefined;
    if (!shown || !to || !(shown.link.contains(from) || shown.box.contains(from))) return;
    if (!shown.box.contains(to) && !shown.link.contains(to)) close();
  }

  /** Whoever follows the link needs no preview, neither there (on the same page) nor on coming back. */
  function onClick(event: Event): void {
    const target = event.target as Element;
    const isFollowed = !event.defaultPrevented && (shown?.link.contains(target) || target.closest(".renda-preview a"));
    if (isFollowed) setTimeout(close); // not before the browser has followed it
  }

  function follow(): void {
    if (!shown) return;
    const { bottom, top } = shown.link.getBoundingClientRect();
    if (bottom < 0 || top > window.innerHeight) close();
    else place(shown.link, shown.box);
  }

  document.addEventListener("keydown", onKeyDown, true);
  document.addEventListener("pointerdown", onPointerDown, true);
  document.addEventListener("pointerover", (event) => {
    if (shown?.link.contains(event.target as Node)) stay();
  });
  document.addEventListener("pointerout", onPointerOut);
  document.addEventListener("focusout", onFocusOut);
  document.addEventListener("click", onClick);
  window.addEventListener("scroll", follow, { passive: true });
  window.addEventListener("resize", follow);

  return { show, isShown: (link) => shown?.link === link };
}

function hasFocus(link: HTMLElement): boolean {
  return document.activeElement === link && link.matches(":focus-visible");
}
