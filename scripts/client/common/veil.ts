/**
 * While the first question is on its way the page isn't laid out: on a slow phone that takes as long as the rest,
 * and what the question waits for would wait behind it.
 */

const VEILED = "renda-veiled";
/** Whoever has waited so many milliseconds sees the page as it is. */
const PATIENCE = 1000;

export function veil(): void {
  document.documentElement.classList.add(VEILED);
  setTimeout(unveil, PATIENCE);
}

export function unveil(): void {
  document.documentElement.classList.remove(VEILED);
}
