/** Keeps what is being written: one value at a time, and of those that wait meanwhile only the newest. */

export class Saver<T> {
  private readonly keep: (value: T) => Promise<unknown>;
  private waiting: { value: T } | undefined;
  private running: Promise<void> | undefined;

  constructor(keep: (value: T) => Promise<unknown>) {
    this.keep = keep;
  }

  /** Keep `value`; resolves when it, or a newer one, is kept. */
  save(value: T): Promise<void> {
    this.waiting = { value };
    this.running ??= this.run();
    return this.running;
  }

  /** Whether something is still to be kept. */
  get isBusy(): boolean {
    return this.running !== undefined;
  }

  /** Resolves when nothing is left to keep. */
  async idle(): Promise<void> {
    await this.running;
  }

  private async run(): Promise<void> {
    try {
      while (this.waiting) {
        const { value } = this.waiting;
        this.waiting = undefined;
        await this.keep(value);
      }
    } finally {
      this.running = undefined;
    }
  }
}
