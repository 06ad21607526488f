/** What a key asks of the projector. Presenter remotes send PageUp, PageDown, B or a full stop, F5 and Esc. */

export type Command = "next" | "previous" | "first" | "last" | "play" | "black" | "pinyin" | "voice" | "faster" | "slower";

const KEYS: Readonly<Record<string, Command | "none">> = {
  PageDown: "next",
  ArrowRight: "next",
  ArrowDown: "next",
  Enter: "next",
  PageUp: "previous",
  ArrowLeft: "previous",
  ArrowUp: "previous",
  Backspace: "previous",
  Home: "first",
  End: "last",
  " ": "play",
  b: "black",
  ".": "black",
  p: "pinyin",
  r: "voice",
  "+": "faster",
  "=": "faster",
  "-": "slower",
  F5: "none", // a remote's start button; in a browser it would load the page anew
};

/** Keys that a focused button or list needs for itself. */
const OF_CONTROLS = new Set([" ", "Enter", "ArrowUp", "ArrowDown", "Home", "End"]);

/** The command of a key; "none" is to be swallowed, undefined left to the browser. */
export function commandOf(key: string, onControl: boolean, hasModifier: boolean): Command | "none" | undefined {
  if (hasModifier || (onControl && OF_CONTROLS.has(key))) return undefined;
  return KEYS[key.length === 1 ? key.toLowerCase() : key];
}
