/** The exam room without its looks: a sitting, its clock and the record in which all of it is kept. */

import type { Items } from "../catalog.ts";
import type { RecordStore } from "../store/record.ts";
import type { Handed, Json, Put, Sitting } from "../store/rows.ts";
import { ExamClock } from "./clock.ts";
import { answerRow, attemptRows, flagRow, handIn, mark, type ShareOf, type Sheet, sheetOf } from "./sitting.ts";

export class Room {
  private readonly store: RecordStore;
  private readonly id: string;
  private readonly clock: ExamClock;

  /** Enter the sitting `id` of the record; `wall` and `steady` are for `ExamClock`. */
  constructor(store: RecordStore, id: string, wall?: () => number, steady?: () => number) {
    this.store = store;
    this.id = id;
    this.clock = new ExamClock(Math.max(this.sitting.started, this.kept()), wall, steady);
  }

  get sitting(): Sitting {
    const sitting = this.store.rows("sittings").get(this.id);
    if (!sitting) throw new Error("这场考试的记录已不在");
    return sitting;
  }

  get sheet(): Sheet {
    return sheetOf(this.store, this.sitting);
  }

  /** Milliseconds until the sitting is handed in at the latest; 0 from then on. It never grows. */
  remaining(): number {
    this.clock.advance(this.kept());
    return Math.max(0, this.sitting.deadline - this.clock.now());
  }

  get isOver(): boolean {
    return this.sitting.handed !== undefined || this.remaining() === 0;
  }

  /** Keep an answer. Resolves when it is on the disk; false when it came too late. */
  answer(item: string, response: Json): Promise<boolean> {
    return this.keep((seq) => answerRow(this.sitting, item, response, seq));
  }

  /** Flag a question or take the flag away, likewise. */
  flag(item: string, on: boolean): Promise<boolean> {
    return this.keep((seq) => flagRow(this.sitting, item, on, seq));
  }

  /** Keep what the clock reads, so that a reload doesn't turn it back. */
  async keepTime(): Promise<void> {
    if (!this.sitting.handed) await this.store.put(this.time());
  }

  /** Mark the sitting as the record holds it, answers of other tabs included, and keep the result. */
  async handIn(share: ShareOf, items: Items): Promise<void> {
    await this.store.refresh();
    if (this.sitting.handed) return;
    const at = Math.min(this.clock.now(), this.sitting.deadline);
    const handed = mark(this.sitting, this.sheet, share, items, at);
    const seq = this.store.stamp(this.clock.now());
    await this.store.put(...handIn(this.sitting, handed, this.sheet, seq), this.time());
  }

  /** Mark anew after the visitor judged an own answer (简答) in the sitting that was handed in. */
  async markAgain(item: string, response: Json, share: ShareOf, items: Items): Promise<void> {
    const before = this.sitting.handed;
    if (!before) return;
    const stamp = (): number => this.store.stamp(this.clock.now());
    await this.store.put(answerRow(this.sitting, item, response, stamp()));
    const { sitting, sheet } = this;
    const handed: Handed = { ...mark(sitting, sheet, share, items, before.at), late: before.late };
    const position = sitting.questions.findIndex((question) => question.item === item);
    const seq = stamp();
    // The attempts at the other questions stay where they are among those made since.
    await this.store.put(
      ["sittings", { ...sitting, seq, handed }],
      ...attemptRows(sitting, handed, sheet, position, seq),
    );
  }

  private async keep(row: (seq: number) => Put): Promise<boolean> {
    if (this.isOver) return false;
    await this.store.put(row(this.store.stamp(this.clock.now())), this.time());
    return true;
  }

  private time(): Put {
    return ["clocks", { id: this.id, seq: this.clock.now() }];
  }

  private kept(): number {
    return this.store.rows("clocks").get(this.id)?.seq ?? 0;
  }
}
