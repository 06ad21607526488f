/** All kinds, told apart by the `kind` of a view or a key. */

import type { Key, KindName, PartialRule, View } from "../types.ts";
import { caseKind } from "./case.ts";
import type { Kind, Response } from "./kind.ts";
import { PARTS } from "./parts.ts";

const KINDS = { ...PARTS, case: caseKind };

/** The kind called `name`. */
export function kindOf(name: KindName): Kind<View, Key, Response> {
  // Each entry takes exactly the questions of its own `kind`, which the compiler can't follow.
  return KINDS[name] as unknown as Kind<View, Key, Response>;
}

/** How much of `response` is right, 0 to 1; null while its writer hasn't marked it (简答). */
export function mark(key: Key, response: Response, rule: PartialRule): number | null {
  return kindOf(key.kind).mark(key, response, rule);
}
