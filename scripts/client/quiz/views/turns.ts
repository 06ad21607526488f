/** Does one thing after the other: what is asked for while something is under way waits until it is done. */

export class Turns {
  private last: Promise<unknown> = Promise.resolve();
  private readonly onError: (error: unknown) => void;

  constructor(onError: (error: unknown) => void) {
    this.onError = onError;
  }

  /** Do `work` when everything asked for earlier is done. */
  take(work: () => unknown): void {
    this.last = this.last.then(work).catch(this.onError);
  }
}
