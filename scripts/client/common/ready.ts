/** Pages for questions execute their scripts in the head, all others when they have been read. */

/** Run `start` once the page's elements are there; what was asked for first comes first. */
export function whenReady(start: () => void): void {
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start, { once: true });
  else start();
}
