/**
 * Marks the words of a search on the page that a visitor opened from it: `?hl=质询 答复`.
 *
 * The words come with the address, so that it works in a new tab and on file://; they are only ever
 * compared with the page's text.
 */

const PARAMETER = "hl";
const MOST_WORDS = 12;
const MOST_MARKS = 500;

/** `address` with the words to be marked there; other parameters and the fragment stay. */
export function withMarks(address: string, words: Iterable<string>): string {
  const url = new URL(address);
  const wanted = [...new Set(words)].slice(0, MOST_WORDS);
  if (wanted.length) url.searchParams.set(PARAMETER, wanted.join(" "));
  return url.href;
}

/** The words that an address's query (`?hl=…`) asks to mark, the longest first. */
export function wantedMarks(query: string): string[] {
  const words = (new URLSearchParams(query).get(PARAMETER) ?? "").split(/\s+/).filter(Boolean);
  return [...new Set(words)].slice(0, MOST_WORDS).sort((a, b) => b.length - a.length);
}

/** Where `words` occur in `text`, as [start, end), from left to right, the longest word first at a place. */
export function occurrences(text: string, words: readonly string[]): [number, number][] {
  if (!words.length) return [];
  const pattern = new RegExp(words.map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")).join("|"), "giu");
  return [...text.matchAll(pattern)].map((match) => [match.index, match.index + match[0].length]);
}

/** Mark the words of the page's address in `root`, with a button that takes the marks away. */
export function mountMarks(root: HTMLElement | null): void {
  const words = wantedMarks(location.search);
  if (!root || !words.length) return;
  const marks = markAll(root, words);
  if (!marks.length) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "renda-marks";
  button.textContent = `清除检索标记（${marks.length}）`;
  button.addEventListener("click", () => {
    for (const mark of marks) mark.replaceWith(...mark.childNodes);
    root.normalize();
    button.remove();
    const url = new URL(location.href);
    url.searchParams.delete(PARAMETER);
    try {
      history.replaceState(history.state, "", url);
    } catch {
      // Some browsers forbid it for file:// pages; the marks are gone all the same.
    }
  });
  document.body.append(button);
}

function markAll(root: HTMLElement, words: readonly string[]): HTMLElement[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) {
    const text = walker.currentNode as Text;
    if (!text.parentElement?.closest("script, style, mark, button, input, textarea, details, [data-search=off]")) texts.push(text);
  }
  const marks: HTMLElement[] = [];
  for (const text of texts) {
    // From the right, so that the places further left stay true.
    for (const [start, end] of occurrences(text.data, words).reverse()) {
      if (marks.length === MOST_MARKS) return marks;
      const found = text.splitText(start);
      found.splitText(end - start);
      const mark = document.createElement("mark");
      found.replaceWith(mark);
      mark.append(found);
      marks.push(mark);
    }
  }
  return marks;
}
