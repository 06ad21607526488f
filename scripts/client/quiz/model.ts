/** The data that `renda.quizzes.payload` writes, and what a visitor's answers are. */

/** The version of the data files that this client reads. */
export const VERSION = 1;

export interface Option {
  /** HTML rendered at build time; goes through `sanitize.ts` into the page. */
  html: string;
  feedback?: string;
}

export interface Cite {
  label: string;
  /** Relative to the site's root. */
  url: string;
  /** The deciding words; lines are 款 and 项. */
  text: string;
}

interface ItemBase {
  id: string;
  /** Changes when a saved answer no longer answers the question. */
  digest: string;
  stem: string;
  explanation: string;
  cites: Cite[];
}

export interface SingleItem extends ItemBase {
  kind: "single";
  options: Option[];
  answer: number;
}

export interface MultipleItem extends ItemBase {
  kind: "multiple";
  options: Option[];
  answer: number[];
}

export interface JudgeItem extends ItemBase {
  kind: "judge";
  answer: boolean;
}

export type Item = SingleItem | MultipleItem | JudgeItem;

export interface Shard {
  version: number;
  items: Record<string, Item>;
}

export interface Index {
  version: number;
  topics: { name: string; count: number }[];
  banks: {
    title: string;
    shard: string;
    /** id, digest, positions in `topics`. */
    items: [string, string, number[]][];
  }[];
}

/** Positions of the chosen options, ascending; of a judge item 0 is 正确 and 1 is 错误. */
export type Choice = number[];
