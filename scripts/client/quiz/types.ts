// Made by `renda quiz schema` from the models in scripts/renda/quizzes: change those instead.

/** The version of the data that these types describe. */
export const VERSION = 3;

export type KindName = "single" | "multiple" | "judge" | "blank" | "cloze" | "short" | "case";

export type PartialRule = "all" | "share";

export type PartView = SingleView | MultipleView | JudgeView | BlankView | ShortView | ClozeView;

export type PartKey = SingleKey | MultipleKey | JudgeKey | BlankKey | ShortKey | ClozeKey;

export type View = SingleView | MultipleView | JudgeView | BlankView | ShortView | ClozeView | CaseView;

export type Key = SingleKey | MultipleKey | JudgeKey | BlankKey | ShortKey | ClozeKey | CaseKey;

/** Plain text: what is right in each blank, the first being the one to show. */
export interface BlankKey {
  kind: "blank";
  answers: string[][];
}

/** 填空题. `parts` are the text between the blanks: one more than there are blanks. */
export interface BlankView {
  kind: "blank";
  parts: string[];
}

/** The key of each question, and its explanation ("" for none). */
export interface CaseKey {
  kind: "case";
  keys: PartKey[];
  explanations: string[];
}

/** 案例题. `stem` is the text that the questions are about. */
export interface CaseView {
  kind: "case";
  stem: string;
  questions: PartView[];
}

/** All items in columns: texts, since a browser reads those faster than lists. `ids` are joined by blanks, `digests` have 8 characters each, `kinds` and `levels` one: the position in `kindNames`, and 1 to 3. `stale` are positions as in a facet. `exams` names the shard of the exams. */
export interface Catalog {
  version: number;
  ids: string;
  digests: string;
  kindNames: KindName[];
  kinds: string;
  levels: string;
  stale: string;
  banks: Facet[];
  topics: Facet[];
  posts: Facet[];
  laws: Facet[];
  shards: ShardEntry[];
  exams: string;
}

/** `count` of the items are drawn. `items` are positions in the catalog, written as in a facet. */
export interface Cell {
  count: number;
  items: string;
}

/** `url` is relative to the site's root; `text` is plain, its lines are 款 and 项. */
export interface Cite {
  label: string;
  url: string;
  text: string;
}

/** Plain text: the article's own words in each blank. */
export interface ClozeKey {
  kind: "cloze";
  answers: string[];
}

/** 法条填空题. `parts` are the article's words between the blanks: one more than there are blanks. */
export interface ClozeView {
  kind: "cloze";
  stem: string;
  parts: string[];
}

/** A mock exam to draw. Plain text. `certificate` is what those who pass may print, "" for nothing. */
export interface Exam {
  id: string;
  title: string;
  post: string;
  note: string;
  minutes: number;
  total: number;
  passMark: number;
  shuffleItems: boolean;
  shuffleOptions: boolean;
  certificate: string;
  sections: Section[];
}

/** All mock exams. */
export interface Exams {
  version: number;
  exams: Exam[];
}

/** Items that share something; plain text. `items` are positions in the catalog: the first, then each one's distance from the one before, joined by blanks; 1x49 is 49 times 1. */
export interface Facet {
  name: string;
  items: string;
}

/** Whether the statement is right. */
export interface JudgeKey {
  kind: "judge";
  answer: boolean;
}

/** 判断题. */
export interface JudgeView {
  kind: "judge";
  stem: string;
}

/** The positions of the right options, ascending. */
export interface MultipleKey {
  feedback: string[];
  kind: "multiple";
  answer: number[];
}

/** 多选题. */
export interface MultipleView {
  stem: string;
  options: string[];
  kind: "multiple";
}

/** An item without its key. `digest` changes when a saved answer no longer answers it. */
export interface Question {
  id: string;
  digest: string;
  stale: boolean;
  view: View;
}

/** Items of one kind, each of `points`. Plain text. */
export interface Section {
  title: string;
  kind: KindName;
  points: number;
  partial: PartialRule;
  cells: Cell[];
}

/** Some neighbouring items. `solutions` is a packed Solution[] in the order of the questions. */
export interface Shard {
  version: number;
  questions: Question[];
  solutions: string;
}

/** A shard and how many items of the catalog's order it holds. */
export interface ShardEntry {
  name: string;
  count: number;
}

/** What a full answer says. */
export interface ShortKey {
  kind: "short";
  points: string[];
}

/** 简答题. */
export interface ShortView {
  kind: "short";
  stem: string;
}

/** The position of the right option. */
export interface SingleKey {
  feedback: string[];
  kind: "single";
  answer: number;
}

/** 单选题. */
export interface SingleView {
  stem: string;
  options: string[];
  kind: "single";
}

/** What is shown once an item was answered. */
export interface Solution {
  key: Key;
  explanation: string;
  cites: Cite[];
}

