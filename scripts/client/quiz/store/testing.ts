/** What tests of the record need: a localStorage of their own, a backend that can be made to refuse. */

import type { Fallback } from "./backend.ts";
import type { Channel } from "./channel.ts";
import { type Change, emptyImage, type Image, merge, type Put, puts } from "./rows.ts";

export const silent: Channel = { tell: () => undefined, listen: () => undefined };

/** Stands in for a disk; `refusing` makes it fail. */
export class Disk implements Fallback {
  image: Image = emptyImage();
  refusing = false;

  async load(): Promise<Put[]> {
    if (this.refusing) throw new Error("refused");
    return puts(structuredClone(this.image));
  }

  async apply({ puts: rows, removes, latest }: Change): Promise<void> {
    if (this.refusing) throw new Error("refused");
    for (const row of structuredClone(rows)) merge(this.image, row, latest);
    for (const [table, id] of removes) this.image[table].delete(id);
  }

  async release(rows: Put[]): Promise<void> {
    for (const [table, { id, seq }] of rows) if (this.image[table].get(id)?.seq === seq) this.image[table].delete(id);
  }
}

/** A localStorage that keeps at most `room` characters; put it in place with `install`. */
export class Shelf {
  readonly kept = new Map<string, string>();
  room = Infinity;
  get length(): number {
    return this.kept.size;
  }
  key(position: number): string | null {
    return [...this.kept.keys()][position] ?? null;
  }
  getItem(key: string): string | null {
    return this.kept.get(key) ?? null;
  }
  setItem(key: string, text: string): void {
    if (text.length > this.room) throw new Error("QuotaExceededError");
    this.kept.set(key, text);
  }
  removeItem(key: string): void {
    this.kept.delete(key);
  }
  install(): void {
    Object.defineProperty(globalThis, "localStorage", { value: this, configurable: true });
  }
}
