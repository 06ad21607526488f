/**
 * The clock of a mock exam. It takes the later of two: the device's clock, which goes on while the page
 * is closed or the device sleeps but can be set back, and the time since the clock was last read, which
 * can't. What it read goes into the record, so a reload doesn't turn it back either.
 */

export class ExamClock {
  private latest: number;
  private read: number;
  private readonly wall: () => number;
  private readonly steady: () => number;

  /**
   * `latest` is what this exam's clock read last, in milliseconds since 1970; `wall` reads the device's
   * clock in the same unit and `steady` milliseconds since any moment.
   */
  constructor(latest: number, wall: () => number = Date.now, steady: () => number = () => performance.now()) {
    this.latest = latest;
    this.wall = wall;
    this.steady = steady;
    this.read = steady();
    this.now();
  }

  /** Milliseconds since 1970; never less than before. */
  now(): number {
    const steady = this.steady();
    this.latest = Math.max(this.wall(), this.latest + Math.max(0, steady - this.read));
    this.read = steady;
    return this.latest;
  }

  /** Take over what another tab's clock read. */
  advance(latest: number): void {
    this.latest = Math.max(this.now(), latest);
  }
}

/** 1:05:09 or 05:09 for what is left; 00:00 at the end. */
export function timeText(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const parts = (hours ? [hours, minutes, rest] : [minutes, rest]).map((part, first) =>
    hours && first === 0 ? String(part) : String(part).padStart(2, "0"),
  );
  return parts.join(":");
}
