/** The kinds of which a case is made up. */

import type { PartKey, PartView } from "../types.ts";
import { blank } from "./blank.ts";
import { cloze } from "./cloze.ts";
import { judge } from "./judge.ts";
import type { Kind, Response } from "./kind.ts";
import { multiple } from "./multiple.ts";
import { short } from "./short.ts";
import { single } from "./single.ts";

export const PARTS = { single, multiple, judge, blank, cloze, short };

/** The kind called `name`. */
export function partKind(name: PartView["kind"]): Kind<PartView, PartKey, Response> {
  // Each entry takes exactly the questions of its own `kind`, which the compiler can't follow.
  return PARTS[name] as unknown as Kind<PartView, PartKey, Response>;
}
