/**
 * A visitor's record: an image in memory of what lies on the disk.
 *
 * `commit` resolves when its rows are on the disk, in the first place that takes them. What no place
 * takes stays in memory, is tried again with every later commit, and the visitor is told.
 */

import type { Backend, Fallback } from "./backend.ts";
import type { Channel } from "./channel.ts";
import { type Change, emptyImage, type Image, merge, type Put, puts, type Rows, type Table } from "./rows.ts";

/** `memory`: nothing can be kept; `unread`: the first place can't be read, and another took rows in its stead. */
export type Problem = "memory" | "unread";

export interface RecordOptions {
  /** In the order in which they are tried; what lies in a later one is moved to the first. */
  backends: [first: Backend, ...others: Fallback[]];
  /** Tells other tabs of changes, and this one of theirs. */
  channel: Channel;
  /** Told once of each sort of problem. */
  onProblem(problem: Problem): void;
}

export class RecordStore {
  private image: Image = emptyImage();
  /** What is in memory alone. */
  private pending: Image = emptyImage();
  private seq = 0;
  /** Nothing could be read when it was last tried, so other tabs' rows may be missing here. */
  private isBlind = false;
  /** The first place couldn't be read when it was last tried. */
  private firstIsUnread = false;
  private tail: Promise<unknown> = Promise.resolve();
  private readonly listeners = new Set<() => void>();
  private readonly told = new Set<Problem>();
  private readonly options: RecordOptions;

  private constructor(options: RecordOptions) {
    this.options = options;
  }

  /** Read the record. Never fails: where nothing can be read it is empty. */
  static async open(options: RecordOptions): Promise<RecordStore> {
    const store = new RecordStore(options);
    await store.refresh();
    options.channel.listen((seq) => {
      store.seq = Math.max(store.seq, seq);
      void store.refresh();
    });
    return store;
  }

  /** The rows of `table` by id. */
  rows<T extends Table>(table: T): ReadonlyMap<string, Rows[T]> {
    return this.image[table];
  }

  /** All rows. */
  all(): Put[] {
    return puts(this.image);
  }

  /** Whether something is in memory alone. */
  get hasUnkept(): boolean {
    return puts(this.pending).length > 0;
  }

  /** The next `seq`: the time, or more when the clock went back. */
  stamp(now: number): number {
    this.seq = Math.max(now, this.seq + 1);
    return this.seq;
  }

  /** Call `listener` after every change, also of another tab; the result ends that. */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** Write what the visitor did just now. Whether it is on the disk. */
  put(...rows: Put[]): Promise<boolean> {
    return this.commit({ puts: rows, removes: [], latest: true });
  }

  /** Make a change, all of it or nothing. Whether it is on the disk; in memory it is made anyway. */
  commit(change: Change): Promise<boolean> {
    return this.inTurn(async () => {
      const waiting = puts(this.pending);
      if (waiting.length && (await this.write({ puts: waiting, removes: [] }))) this.pending = emptyImage();
      const kept = await this.write(change);
      for (const [table, id] of change.removes) {
        this.image[table].delete(id);
        this.pending[table].delete(id);
      }
      for (const put of change.puts) {
        this.take(this.image, put, change.latest);
        if (!kept) merge(this.pending, put, change.latest);
      }
      if (!kept) this.tell("memory");
      if (kept && this.isBlind) await this.read();
      this.options.channel.tell(this.seq);
      this.changed();
      return kept;
    });
  }

  /** Read everything anew, as another tab may have changed it. */
  refresh(): Promise<void> {
    return this.inTurn(async () => {
      await this.read();
      this.changed();
    });
  }

  private async read(): Promise<void> {
    const [first, ...others] = this.options.backends;
    const found = await Promise.allSettled(this.options.backends.map((backend) => backend.load()));
    // Where a place can't be read just now, what was read from it before still counts.
    const image = found.some((result) => result.status === "rejected") ? this.image : emptyImage();
    for (const result of found) {
      if (result.status === "fulfilled") for (const put of result.value) this.take(image, put);
    }
    this.isBlind = found.every((result) => result.status === "rejected");
    this.firstIsUnread = found[0]?.status === "rejected";
    if (this.isBlind) this.tell("memory");
    else if (!this.firstIsUnread) await gather(first, others, found.slice(1));
    for (const put of puts(this.pending)) merge(image, put);
    this.image = image;
  }

  private async write(change: Change): Promise<boolean> {
    for (const [position, backend] of this.options.backends.entries()) {
      if (!(await succeeds(backend.apply(change)))) continue;
      // What is taken away may have lain in any of them.
      const rest = this.options.backends.filter((_, other) => other !== position);
      if (change.removes.length) {
        await Promise.all(rest.map((other) => succeeds(other.apply({ puts: [], removes: change.removes }))));
      }
      if (position > 0 && this.firstIsUnread) this.tell("unread");
      return true;
    }
    return false;
  }

  private take(image: Image, put: Put, latest = false): void {
    merge(image, put, latest);
    this.seq = Math.max(this.seq, put[1].seq);
  }

  private changed(): void {
    for (const listener of this.listeners) listener();
  }

  private tell(problem: Problem): void {
    if (this.told.has(problem)) return;
    this.told.add(problem);
    this.options.onProblem(problem);
  }

  /** One after the other, so that reading never misses what is being written. */
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.tail.then(work);
    this.tail = turn.catch(() => undefined);
    return turn;
  }
}

/** Move what lies in the `others` to the `first`; what it doesn't take stays where it is. */
async function gather(first: Backend, others: Fallback[], found: PromiseSettledResult<Put[]>[]): Promise<void> {
  for (const [position, result] of found.entries()) {
    if (result.status === "rejected" || result.value.length === 0) continue;
    if (!(await succeeds(first.apply({ puts: result.value, removes: [] })))) return;
    await succeeds(others[position]!.release(result.value));
  }
}

function succeeds(work: Promise<unknown>): Promise<boolean> {
  return work.then(
    () => true,
    () => false,
  );
}
