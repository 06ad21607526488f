/** Draws the items of a mock exam: which ones a seed determines. No DOM. */

import { type Items, rising } from "./catalog.ts";
import { type Random, randomFrom, shuffled } from "./random.ts";
import type { Exam } from "./types.ts";

export interface Drawn {
  id: string;
  /** Position in `exam.sections`. */
  section: number;
}

/** One item to be drawn: the cell's section, and what it may be, in random order. */
interface Slot {
  section: number;
  pool: number[];
}

/**
 * The items of `exam`, section by section, none twice. Equal arguments give equal items; another build's
 * catalog may give others, so the ids are what to keep.
 *
 * Cells may overlap (公共 items that are also the post's), so a slot whose items are all taken makes
 * another slot move to a free one. Throws when the bank can't fill the exam; the build checks that it can.
 */
export function draw(exam: Exam, items: Items, seed: string): Drawn[] {
  const random = randomFrom(seed);
  const slots = slotsOf(exam, random);
  const holder = new Map<number, number>(); // item → its slot
  // Every slot has a turn, in random order, so that no cell picks before the others.
  for (const slot of shuffled([...slots.keys()], random)) {
    if (!seat(slot, slots, holder)) throw new Error(`题库不够组成“${exam.title}”`);
  }
  const taken = exam.sections.map((): number[] => []);
  for (const [item, slot] of holder) taken[slots[slot]!.section]!.push(item);
  return taken.flatMap((positions, section) => {
    const inOrder = positions.sort((one, other) => one - other);
    const order = exam.shuffleItems ? shuffled(inOrder, random) : inOrder;
    return order.map((position) => ({ id: items.id(position), section }));
  });
}

function slotsOf(exam: Exam, random: Random): Slot[] {
  return exam.sections.flatMap(({ cells }, section) =>
    cells.flatMap((cell) => {
      const pool = rising(cell.items);
      return Array.from({ length: cell.count }, () => ({ section, pool: shuffled(pool, random) }));
    }),
  );
}

/** Give the slot an item; others move where that is needed. False when there is none left. */
function seat(slot: number, slots: Slot[], holder: Map<number, number>, asked = new Set<number>()): boolean {
  const { pool } = slots[slot]!;
  const free = pool.find((item) => !holder.has(item));
  if (free !== undefined) {
    holder.set(free, slot);
    return true;
  }
  for (const item of pool) {
    const owner = holder.get(item)!;
    if (asked.has(owner)) continue;
    asked.add(owner);
    if (seat(owner, slots, holder, asked)) {
      holder.set(item, slot);
      return true;
    }
  }
  return false;
}

/**
 * The order in which to show the `count` options of the item `id`, as positions of its key; with the
 * seed "" their own order.
 */
export function optionOrder(seed: string, id: string, count: number): number[] {
  const order = Array.from({ length: count }, (_, position) => position);
  return seed ? shuffled(order, randomFrom(`${seed}/${id}`)) : order;
}
