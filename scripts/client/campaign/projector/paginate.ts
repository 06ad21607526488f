/** Cuts a text into screens. */

/**
 * Ranges [start, end) that together cover 0 to `count`, each as long as `fits` allows. What doesn't fit even
 * alone gets a range of its own: the one who shows it makes it smaller.
 */
export function paginate(count: number, fits: (start: number, end: number) => boolean): [number, number][] {
  const ranges: [number, number][] = [];
  let start = 0;
  while (start < count) {
    let end = start + 1;
    while (end < count && fits(start, end + 1)) end += 1;
    ranges.push([start, end]);
    start = end;
  }
  return ranges;
}

/** The largest whole number from `low` to `high` that `fits`, `low` if none does. */
export function largest(low: number, high: number, fits: (size: number) => boolean): number {
  let [least, most] = [low, high];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (fits(middle)) least = middle;
    else most = middle - 1;
  }
  return least;
}
