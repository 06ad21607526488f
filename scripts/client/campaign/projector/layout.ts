/** Fits screens to the surface they are shown on: as many slides as needed, type as large as it goes. */

import { h } from "../../quiz/dom.ts";
import { largest, paginate } from "./paginate.ts";
import { characters, paragraphsOf } from "./screens.ts";
import type { Screen, Sentence } from "./screens.ts";

/** What is shown at once; `size` is in pixels, `at` the number of its first sentence in the screen. */
export interface Slide {
  screen: number;
  at: number;
  title: string;
  sentences: Sentence[];
  size: number;
  characters: number;
}

/** In hundredths of the surface's height: no type smaller than this, none larger, and this where there is a choice. */
const SMALLEST = 3;
const READABLE = 6.4;
const LARGEST = 11;

/** A hundredth of the height; on an upright phone of what it would have lying down. */
function unit(surface: HTMLElement): number {
  return Math.min(surface.clientHeight, surface.clientWidth * 0.75) / 100;
}

/** Show `sentences` under `title` in type of that size. */
export function fill(surface: HTMLElement, title: string, sentences: readonly Sentence[], size: number): HTMLElement {
  const slide = h("div", { class: "rd-projector__slide" });
  if (title) slide.append(h("h2", {}, title));
  else slide.classList.add("is-cover");
  if (!sentences.length) slide.classList.add("is-title");
  slide.append(...paragraphsOf(sentences));
  slide.style.fontSize = `${size}px`;
  surface.replaceChildren(slide);
  return slide;
}

export function layout(screens: readonly Screen[], surface: HTMLElement): Slide[] {
  const style = getComputedStyle(surface);
  const height = surface.clientHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom);
  const hundredth = unit(surface);
  const smallest = Math.max(12, Math.floor(SMALLEST * hundredth));
  const readable = Math.max(smallest, Math.round(READABLE * hundredth));
  const fits = (title: string, sentences: readonly Sentence[], size: number): boolean =>
    fill(surface, title, sentences, size).offsetHeight <= height;
  return screens.flatMap(({ title, sentences }, screen) => {
    const ranges = sentences.length
      ? paginate(sentences.length, (start, end) => fits(title, sentences.slice(start, end), readable))
      : [[0, 0] as [number, number]];
    const parts = ranges.map(([start, end]) => sentences.slice(start, end));
    // One size for all slides of a screen.
    const size = largest(smallest, Math.round(LARGEST * hundredth), (tried) => parts.every((part) => fits(title, part, tried)));
    return parts.map((part, number) => ({
      screen,
      at: ranges[number]?.[0] ?? 0,
      title,
      sentences: part,
      size,
      characters: characters(part) || title.length,
    }));
  });
}

/** All screens one below the other, to be scrolled. */
export function column(screens: readonly Screen[], surface: HTMLElement): HTMLElement {
  const whole = h("div", { class: "rd-projector__column" });
  for (const { title, sentences } of screens) whole.append(fill(surface, title, sentences, READABLE * unit(surface)));
  surface.replaceChildren(whole);
  return whole;
}
