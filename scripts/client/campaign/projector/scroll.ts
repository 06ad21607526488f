/** Scrolling: all screens one below the other, moved up as fast as they are read. */

import { column } from "./layout.ts";
import type { Point } from "./layout.ts";
import { secondsFor } from "./pace.ts";
import { characters } from "./screens.ts";
import type { Screen } from "./screens.ts";

/** What is being read stands this far down the surface. */
const READING_LINE = 1 / 3;

/** The point at `line` pixels down a column; `tops` are those of its screens and, at the end, its own height. */
export function pointAt(tops: readonly number[], lengths: readonly number[], line: number): Point {
  const screen = Math.max(0, tops.slice(0, -1).findLastIndex((top) => top <= line));
  const [top = 0, next = top] = tops.slice(screen, screen + 2);
  const share = next > top ? Math.min(1, Math.max(0, (line - top) / (next - top))) : 0;
  const at = share * Math.max(1, lengths[screen] ?? 1);
  return { screen, at: Math.round(at * 1000) / 1000 }; // a sentence's own number must come back as it was
}

/** The inverse of `pointAt`. */
export function lineAt(tops: readonly number[], lengths: readonly number[], { screen, at }: Point): number {
  const [top = 0, next = top] = tops.slice(screen, screen + 2);
  return top + ((next - top) * at) / Math.max(1, lengths[screen] ?? 1);
}

/** A column on the surface, from its making on; another size of the surface needs a new one. */
export class Scroll {
  readonly #surface: HTMLElement;
  readonly #column: HTMLElement;
  readonly #tops: number[];
  readonly #lengths: number[];
  readonly #characters: number;
  #line = 0;
  #frame = 0;

  constructor(screens: readonly Screen[], surface: HTMLElement, point: Point) {
    this.#surface = surface;
    this.#column = column(screens, surface);
    this.#tops = [...this.#column.children].map((child) => (child as HTMLElement).offsetTop);
    this.#tops.push(this.#column.offsetHeight);
    this.#lengths = screens.map(({ sentences }) => sentences.length);
    this.#characters = screens.reduce((sum, { sentences }) => sum + characters(sentences), 0);
    this.moveTo(point);
  }

  /** What is being read. */
  get point(): Point {
    return pointAt(this.#tops, this.#lengths, this.#line);
  }

  /** Whether nothing is left to read. */
  get isDone(): boolean {
    return this.#line > this.#column.offsetHeight - (1 / 2 - READING_LINE) * this.#surface.clientHeight;
  }

  moveTo(point: Point): void {
    this.#draw(lineAt(this.#tops, this.#lengths, point));
  }

  /** Move on at so many characters a minute; `moved` hears of each frame. */
  play(pace: number, moved: () => void): void {
    this.pause();
    const speed = this.#column.offsetHeight / secondsFor(this.#characters, pace) / 1000;
    let before: number | undefined;
    const frame = (now: number): void => {
      this.#frame = requestAnimationFrame(frame);
      this.#draw(this.#line + speed * (now - (before ?? now)));
      before = now;
      moved();
    };
    this.#frame = requestAnimationFrame(frame);
  }

  pause(): void {
    cancelAnimationFrame(this.#frame);
  }

  #draw(line: number): void {
    this.#line = line;
    this.#column.style.transform = `translateY(${READING_LINE * this.#surface.clientHeight - line}px)`;
  }
}
