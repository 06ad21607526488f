/** What a kind of question knows: how it is asked and shown, and how much of a response is right. */

import type { Key, PartialRule, View } from "../types.ts";

/** Positions of the chosen options in the key's order, ascending; of a judge item 0 is 正确 and 1 is 错误. */
export type ChoiceResponse = number[];

/** What is written in each blank. */
export type BlankResponse = string[];

/** What is written, and the positions of the points that its writer finds in it; null before that. */
export type ShortResponse = { text: string; points: number[] | null };

/** One for each question; null where nothing is answered. */
export type CaseResponse = (ChoiceResponse | BlankResponse | ShortResponse | null)[];

/** What a visitor answers: plain JSON, to be saved as it is. */
export type Response = ChoiceResponse | BlankResponse | ShortResponse | CaseResponse;

export interface FieldOptions {
  /** The item's id; with `seed` it determines the order of the options. */
  id: string;
  /** "" for the options' own order. */
  seed?: string;
  /** Stands before the stem, such as "3. ". */
  lead?: string;
  /** Name of its inputs, unique in the page. */
  name: string;
  /** Called after each change that the visitor makes. */
  onChange?(): void;
}

/** A question in the page. */
export interface Field<R extends Response = Response, K extends Key = Key> {
  element: HTMLElement;
  /** What is answered; undefined when nothing is. */
  response(): R | undefined;
  /** Put in what was answered before, here or in another tab; undefined takes everything out. */
  fill(response: R | undefined): void;
  /** Show what is right and take no more answers. Until `final`, points can be ticked off (简答). */
  reveal(key: K, final: boolean): void;
  /** Choose the option that is shown at `position`, or take it back; where there are options. */
  choose?(position: number): void;
  focus(): void;
}

export interface Kind<V extends View, K extends Key, R extends Response> {
  /** 单选题 */
  label: string;
  /** Text of the button that hands in a response. */
  confirm: string;
  /** What to say when nothing was answered. */
  missing: string;
  createField(view: V, options: FieldOptions): Field<R, K>;
  /** How much of `response` is right, 0 to 1; null while its writer hasn't marked it. */
  mark(key: K, response: R, rule: PartialRule): number | null;
  /** Whether `value`, which may be anything, is a response to this question. */
  accepts(view: V, value: unknown): value is R;
  /** What is right, in words (A、C); "" where `reveal` shows it better. */
  answer(view: V, key: K, options: FieldOptions): string;
  /** The options as they were shown, what was answered and what is right, in lines of plain text. */
  report(view: V, key: K, response: R | undefined, options: FieldOptions): string[];
}

/** The two lines of a report that every kind with a key has. */
export function answerLines(given: string, right: string): string[] {
  return [`你的答案：${given || "（未作答）"}`, `正确答案：${right}`];
}
