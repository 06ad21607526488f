/**
 * The theme's own script on pages that people open for their questions: it takes longer than all of the
 * player, so the page holds it back. The menu is CSS and opens before; only the switch of colours comes later.
 */

const HELD_BACK = "script[data-renda-theme]";

/** Execute the script where it is held back. */
export function runTheme(root: Document): void {
  const waiting = root.querySelector<HTMLScriptElement>(HELD_BACK);
  if (!waiting) return;
  const script = root.createElement("script");
  script.src = waiting.src;
  // It begins its work with this event, which is past.
  script.onload = () => root.dispatchEvent(new Event("DOMContentLoaded"));
  waiting.replaceWith(script);
}
