/**
 * Light or dark before the page is drawn: as the visitor chose, else as the device says. In place of the theme's
 * inline scripts, which a strict server would forbid.
 */

/** Begins the names of the attributes that the switch has for each of its choices, and the body for the one that holds. */
const COLOUR = "data-md-color-";
/** The theme keeps {index: 1, …}: which of the switch's choices. */
const CHOICE = "__palette";

/** Settle it, and give the theme's own script what it asks for. `site`, its root, is what choices are kept for. */
export function settleColours(root: Document, site: URL): void {
  /** What the theme keeps under `key`; null where there is nothing, or nothing that can be read. */
  function read(key: string, storage?: Storage, scope = site): unknown {
    try {
      return JSON.parse((storage ?? localStorage).getItem(`${scope.pathname}.${key}`) ?? "null");
    } catch {
      return null;
    }
  }

  function write(key: string, value: unknown, storage?: Storage, scope = site): void {
    try {
      (storage ?? localStorage).setItem(`${scope.pathname}.${key}`, JSON.stringify(value));
    } catch {
      // What was chosen holds for this page alone.
    }
  }

  Object.assign(window, { __md_get: read, __md_set: write });
  const inputs = [...root.querySelectorAll("input[name=__palette]")];
  const kept = read(CHOICE) as { index?: unknown } | null;
  const chosen = inputs[Number(kept?.index ?? NaN)];
  if (kept && !chosen) write(CHOICE, null); // the theme takes what it finds as it is
  const wished = inputs.find((input) => matchMedia(input.getAttribute(`${COLOUR}media`) ?? "not all").matches);
  for (const { name, value } of (chosen ?? wished)?.attributes ?? []) {
    if (name.startsWith(COLOUR)) root.body.setAttribute(name, value);
  }
}
