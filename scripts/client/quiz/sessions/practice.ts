/** A practice that somebody works through: which questions, where, and how well. No DOM. */

import type { Items } from "../catalog.ts";
import { randomFrom, shuffled } from "../random.ts";
import type { Attempt, Place } from "../store/rows.ts";
import { inScope, type Plan, placeId } from "./plan.ts";
import { isMistake, isRight, type Tally } from "./tally.ts";

/** What the record knows, as far as a practice needs it. */
export interface Known {
  /** The tally of an item's present wording. */
  tally(position: number): Tally | undefined;
  isStarred(position: number): boolean;
  isDue(position: number): boolean;
  /** So many right answers in a row clear a mistake. */
  enough: number;
}

export interface Practice {
  plan: Plan;
  /** Positions in the catalog. */
  questions: number[];
  /** Where in `questions`. */
  at: number;
  /** Answers count whose `seq` is greater. */
  started: number;
  seed: number;
}

export interface Score {
  total: number;
  answered: number;
  right: number;
}

function select(items: Items, plan: Plan, known: Known): number[] {
  const wanted: Record<Plan["only"], (position: number) => boolean> = {
    all: () => true,
    new: (position) => !known.tally(position),
    wrong: (position) => {
      const tally = known.tally(position);
      return tally !== undefined && isMistake(tally, known.enough);
    },
    starred: (position) => known.isStarred(position),
    due: (position) => known.isDue(position),
  };
  return inScope(items, plan.scope).filter(wanted[plan.only]);
}

/** Whether the questions follow from the plan alone; else they are kept by name. */
const isWhole = (plan: Plan): boolean => plan.only === "all";

/**
 * Begin what is planned. Questions that were chosen for their answers, and those in random order, are
 * asked anew: of them only answers from `stamp` on count.
 */
export function begin(items: Items, plan: Plan, known: Known, stamp: number): Practice {
  const found = select(items, plan, known);
  const random = plan.order === "random";
  const questions = random ? shuffled(found, randomFrom(String(stamp))) : found;
  const anew = random || !["all", "new"].includes(plan.only);
  return { plan, questions, at: 0, started: anew ? stamp : 0, seed: random ? stamp : 0 };
}

/** Go on where `place` says; undefined when nothing is left of it. */
export function resume(items: Items, plan: Plan, place: Place): Practice | undefined {
  const found = isWhole(plan) ? inScope(items, plan.scope) : place.ids.flatMap((id) => items.find(id) ?? []);
  const questions = isWhole(plan) && place.seed ? shuffled(found, randomFrom(String(place.seed))) : found;
  if (questions.length === 0) return undefined;
  const at = Math.max(0, questions.findIndex((position) => items.id(position) === place.at));
  return { plan, questions, at, started: place.started, seed: place.seed };
}

/** What to keep of `practice`. */
export function placeOf(items: Items, practice: Practice, seq: number): Place {
  const { plan, questions, at, started, seed } = practice;
  return {
    id: placeId(plan),
    seq,
    only: plan.only,
    ids: isWhole(plan) ? [] : questions.map((position) => items.id(position)),
    at: items.id(questions[at] ?? -1),
    started,
    seed,
  };
}

/** `practice` moved by `step` questions, staying inside the list. */
export function move(practice: Practice, step: number): Practice {
  const last = Math.max(practice.questions.length - 1, 0);
  return { ...practice, at: Math.min(Math.max(practice.at + step, 0), last) };
}

/** The answer to a question that counts in `practice`. */
export function counted(practice: Practice, position: number, known: Known): Attempt | undefined {
  const last = known.tally(position)?.last;
  return last && last.seq > practice.started ? last : undefined;
}

/** How many of `questions` are answered in `practice`, and how many of those right. */
export function score(practice: Practice, known: Known, questions = practice.questions): Score {
  const answers = questions.flatMap((position) => counted(practice, position, known) ?? []);
  return { total: questions.length, answered: answers.length, right: answers.filter(isRight).length };
}

/** The score of each topic in `practice`, in the order in which topics come. */
export function scoreByTopic(practice: Practice, items: Items, known: Known): [string, Score][] {
  const byTopic = new Map<string, number[]>();
  for (const position of practice.questions) {
    for (const topic of items.names("topics", position)) {
      const known = byTopic.get(topic);
      if (known) known.push(position);
      else byTopic.set(topic, [position]);
    }
  }
  return [...byTopic].map(([topic, questions]) => [topic, score(practice, known, questions)]);
}

/** 共 5 题，已答 3 题，答对 2 题 */
export function scoreText({ total, answered, right }: Score): string {
  return `共 ${total} 题，已答 ${answered} 题，答对 ${right} 题`;
}
