/**
 * The theme's own script on pages that people open for their questions: it takes longer than all of the
 * player, so it waits until that shows something. The menu is CSS and opens before; only the switch of colours comes later.
 */

const PLAYER = "[data-renda-practice], [data-renda-exam], [data-renda-record]";
/** It is executed after so many milliseconds whatever the player does. */
const PATIENCE = 5000;

/** The result executes the script at once; on pages where it doesn't wait that does nothing. */
export function mountTheme(root: Document): () => void {
  const waiting = root.querySelector<HTMLScriptElement>("script[data-renda-theme]");
  const player = root.querySelector(PLAYER);
  if (!waiting || !player) return () => undefined;
  paint(root);

  const observer = new MutationObserver(() => {
    observer.disconnect();
    // The first frame has what the player made, and by the second it is on the screen.
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(run)));
  });
  observer.observe(player, { childList: true });
  setTimeout(run, PATIENCE);

  function run(): void {
    if (!waiting!.isConnected) return;
    const script = root.createElement("script");
    script.src = waiting!.src;
    // It begins its work with this event, which is past.
    script.onload = () => root.dispatchEvent(new Event("DOMContentLoaded"));
    waiting!.replaceWith(script);
  }
  return run;
}

/** On a first visit the device says which colours, and the theme's script would make it so: too late on a dark one. */
function paint(root: Document): void {
  const { body } = root;
  if (body.hasAttribute("data-md-color-media")) return; // chosen earlier, done by the page itself
  for (const input of root.querySelectorAll("input[name=__palette]")) {
    if (!matchMedia(input.getAttribute("data-md-color-media") ?? "not all").matches) continue;
    for (const { name, value } of input.attributes) if (name.startsWith("data-md-color-")) body.setAttribute(name, value);
    return;
  }
}
