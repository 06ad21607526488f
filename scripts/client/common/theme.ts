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

/** On a first visit the device says which colours; where the theme's script is held back it would do so too late. */
export function setColours(root: Document): void {
  const { body } = root;
  if (!root.querySelector(HELD_BACK) || body.hasAttribute("data-md-color-media")) return; // chosen earlier
  for (const input of root.querySelectorAll("input[name=__palette]")) {
    if (!matchMedia(input.getAttribute("data-md-color-media") ?? "not all").matches) continue;
    for (const { name, value } of input.attributes) if (name.startsWith("data-md-color-")) body.setAttribute(name, value);
    return;
  }
}
