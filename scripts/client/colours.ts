/**
 * Light or dark before the page is drawn: as the visitor chose, else as the device says. Executed where it stands,
 * after the switch; a file of its own in place of the theme's inline scripts, which a strict server would forbid.
 */

/** Begins the names of the attributes that the switch has for each of its choices, and the body for the one that holds. */
const COLOUR = "data-md-color-";
/** The theme keeps {index: 1, …}: which of the switch's choices. */
const CHOICE = "__palette";

/** The site's root: what the theme keeps for it is apart from other sites of the server. */
const site = new URL("../../", (document.currentScript as HTMLScriptElement).src);

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

// The theme's own script asks for these.
Object.assign(window, { __md_get: read, __md_set: write });

const inputs = [...document.querySelectorAll("input[name=__palette]")];
const kept = read(CHOICE) as { index?: unknown } | null;
const chosen = inputs[Number(kept?.index ?? NaN)];
if (kept && !chosen) write(CHOICE, null); // the theme takes what it finds as it is
const wished = inputs.find((input) => matchMedia(input.getAttribute(`${COLOUR}media`) ?? "not all").matches);
for (const { name, value } of (chosen ?? wished)?.attributes ?? []) {
  if (name.startsWith(COLOUR)) document.body.setAttribute(name, value);
}
