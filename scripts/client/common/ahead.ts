/**
 * Whoever points at a link to a page for questions most likely follows it in a moment: the browser fetches the
 * page, the player and the catalog in the meantime. On a mobile network that is a third of the wait.
 */

import { CATALOG } from "../quiz/catalogname.ts";

const PAGES = ["exam/practice/", "exam/mock/", "exam/record/"];
const EVENTS = ["pointerover", "touchstart", "focusin"];

/** Watch the links of `root`; `player` is the address of its bundle. */
export function mountAhead(root: Document, player: string): void {
  const { base } = window.renda;
  if (!base.startsWith("http")) return; // files are there
  const asked = new Set([location.href.split("#")[0]!]);

  function onIntent({ target }: Event): void {
    const link = (target as Element).closest?.<HTMLAnchorElement>("a[href]");
    if (!link || !PAGES.some((page) => link.href.startsWith(base + page))) return;
    fetchAhead(link.href.split("#")[0]!);
    fetchAhead(player, "script");
    fetchAhead(`${base}${CATALOG}.js`, "script");
  }

  function fetchAhead(address: string, as = ""): void {
    if (asked.has(address)) return;
    asked.add(address);
    const hint = root.createElement("link");
    hint.rel = "prefetch";
    hint.as = as;
    hint.href = address;
    root.head.append(hint);
  }

  for (const event of EVENTS) root.addEventListener(event, onIntent, { passive: true });
}
