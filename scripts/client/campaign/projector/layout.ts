/** Fits screens to the surface they are shown on: as many slides as needed, type as large as it goes. */

import { h } from "../../quiz/dom.ts";
import { largest, paginate } from "./paginate.ts";
import { characters, paragraphsOf } from "./screens.ts";
import type { Screen } from "./screens.ts";

/** A place in the text whatever the window's size: a screen, and how many of its sentences are before it. */
export interface Point {
  screen: number;
  at: number;
}

/** What is shown at once, from its point on; `size` is in pixels. */
export interface Slide extends Point, Screen {
  size: number;
  characters: number;
}

/** The number of the slide that shows `point`. */
export function slideAt(slides: readonly Slide[], point: Point): number {
  return Math.max(0, slides.findLastIndex((slide) => slide.screen === point.screen && slide.at <= point.at));
}

/** In hundredths of the surface's height: no type smaller than this, none larger, and this where there is a choice. */
const SMALLEST = 3;
const READABLE = 6.4;
const LARGEST = 11;

/** A hundredth of the height; on an upright phone of what it would have lying down. */
function unit(surface: HTMLElement): number {
  return Math.min(surface.clientHeight, surface.clientWidth * 0.75) / 100;
}

/** Show a screen, or a part of one, in type of that size. */
export function fill(surface: HTMLElement, { title, note, sentences }: Screen, size: number): HTMLElement {
  const slide = h("div", { class: "rd-projector__slide" });
  if (title) slide.append(h("h2", {}, title, note && h("span", { class: "rd-projector__note" }, note)));
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
  const fits = (part: Screen, size: number): boolean => fill(surface, part, size).offsetHeight <= height;
  return screens.flatMap((whole, screen) => {
    const { title, sentences } = whole;
    const partOf = (start: number, end: number): Screen => ({ ...whole, sentences: sentences.slice(start, end) });
    const ranges = sentences.length
      ? paginate(sentences.length, (start, end) => fits(partOf(start, end), readable))
      : [[0, 0] as [number, number]];
    const parts = ranges.map(([start, end]) => partOf(start, end));
    // One size for all slides of a screen.
    const size = largest(smallest, Math.round(LARGEST * hundredth), (tried) => parts.every((part) => fits(part, tried)));
    return parts.map((part, number) => ({
      ...part,
      screen,
      at: ranges[number]?.[0] ?? 0,
      size,
      characters: characters(part.sentences) || title.length,
    }));
  });
}

/** All screens one below the other, to be scrolled. */
export function column(screens: readonly Screen[], surface: HTMLElement): HTMLElement {
  const whole = h("div", { class: "rd-projector__column" });
  for (const screen of screens) whole.append(fill(surface, screen, READABLE * unit(surface)));
  surface.replaceChildren(whole);
  return whole;
}
