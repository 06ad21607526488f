/** What is projected: the parts of the page marked `data-screen`, as copies. */

/** A sentence of a screen and the number of its paragraph. */
export interface Sentence {
  element: HTMLElement;
  paragraph: number;
  text: string;
}

/** Something shown on its own; `note` stands beside the title and isn't read aloud. */
export interface Screen {
  title: string;
  note: string;
  sentences: Sentence[];
}

const CHINESE = /[\u4e00-\u9fff]/g;

/** How many Chinese characters are read aloud. */
export function characters(sentences: readonly Sentence[]): number {
  return sentences.reduce((sum, { text }) => sum + (text.match(CHINESE)?.length ?? 0), 0);
}

/** The text without the pinyin above it. */
function plain(element: HTMLElement): string {
  const copy = element.cloneNode(true) as HTMLElement;
  for (const pinyin of copy.querySelectorAll("rt")) pinyin.remove();
  return copy.textContent?.trim() ?? "";
}

/** All screens of `root`: a title, then its parts, in the order of the numbers that some of them carry. */
export function screensOf(root: HTMLElement): Screen[] {
  const parts = [...root.querySelectorAll<HTMLElement>("[data-screen]")];
  const order = (part: HTMLElement): number => Number(part.dataset["screen"] || parts.indexOf(part));
  const cover: Screen = { title: "", note: "", sentences: [] };
  for (const [paragraph, text] of [root.dataset["title"], root.dataset["subtitle"]].entries()) {
    if (!text) continue;
    const element = document.createElement("span");
    element.textContent = text;
    cover.sentences.push({ element, paragraph, text });
  }
  return [cover, ...parts.sort((a, b) => order(a) - order(b)).map(screenOf)];
}

function screenOf(part: HTMLElement): Screen {
  const words = (selector: string): string => {
    const found = part.querySelector<HTMLElement>(selector);
    return found ? plain(found) : "";
  };
  const paragraphs = [...part.querySelectorAll("p")];
  const sentences = [...part.querySelectorAll<HTMLElement>("[data-sentence]")].map((element) => ({
    element,
    paragraph: paragraphs.findIndex((paragraph) => paragraph.contains(element)),
    text: plain(element),
  }));
  return { title: words("[data-screen-title]"), note: words("[data-screen-note]"), sentences };
}

/** The sentences as paragraphs. */
export function paragraphsOf(sentences: readonly Sentence[]): HTMLElement[] {
  const found = new Map<number, HTMLElement>();
  for (const { element, paragraph } of sentences) {
    if (!found.has(paragraph)) found.set(paragraph, document.createElement("p"));
    found.get(paragraph)?.append(element.cloneNode(true));
  }
  return [...found.values()];
}
