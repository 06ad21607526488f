/** Times of the projector: how long a screen stays, how fast text scrolls, what the timer shows. */

export const SLOWEST = 60;
export const FASTEST = 300;
const STEP = 10;

/** Seconds to read so many characters at so many a minute; a screen stays at least three. */
export function secondsFor(characters: number, pace: number): number {
  return Math.max(3, (characters / pace) * 60);
}

/** The next pace in that direction, in characters a minute. */
export function changed(pace: number, direction: 1 | -1): number {
  return Math.min(FASTEST, Math.max(SLOWEST, pace + direction * STEP));
}

/** 75 -> 1:15, 3675 -> 1:01:15. */
export function clock(seconds: number): string {
  const whole = Math.floor(seconds);
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const shown = parts[0] ? parts : parts.slice(1);
  return shown.map((part, at) => (at ? String(part).padStart(2, "0") : String(part))).join(":");
}
