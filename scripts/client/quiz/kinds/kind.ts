/** What a kind of question knows: how it is asked, and when an answer is right. */

import type { Choice, Item, Option } from "../model.ts";

export interface Kind<T extends Item> {
  /** 单选题 */
  label: string;
  /** Text of the button that hands in the choice. */
  confirm: string;
  /** What to say when nothing was chosen. */
  missing: string;
  input: "radio" | "checkbox";
  /** Whether options are called A, B, C … */
  lettered: boolean;
  options(item: T): Option[];
  key(item: T): Choice;
  isRight(item: T, choice: Choice): boolean;
}
