import { plain } from "../dom.ts";
import type { View } from "../types.ts";

/** What a question asks, in plain text. */
export function wording(view: View): string {
  const stem = "stem" in view ? [plain(view.stem)] : [];
  const gaps = "parts" in view ? [view.parts.map(plain).join("____")] : [];
  return [...stem, ...gaps].join(" ");
}
