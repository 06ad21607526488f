/** On pages that people open for their questions all else waits until the first of them is on the screen. */

const PLAYER = "[data-renda-practice], [data-renda-exam], [data-renda-record]";
/** It waits no longer than so many milliseconds. */
const PATIENCE = 5000;

/** Do `work`, on other pages at once. The result does it now, unless it was done. */
export function afterQuestion(root: Document, work: () => void): () => void {
  let isDone = false;
  const run = (): void => {
    if (!isDone) work();
    isDone = true;
  };
  const player = root.querySelector(PLAYER);
  if (!player) run();
  else {
    const observer = new MutationObserver(() => {
      observer.disconnect();
      // The first frame has what the player made, and by the second it is on the screen.
      requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(run)));
    });
    observer.observe(player, { childList: true });
    setTimeout(run, PATIENCE);
  }
  return run;
}
