import type { Item } from "../model.ts";
import { judge } from "./judge.ts";
import type { Kind } from "./kind.ts";
import { multiple } from "./multiple.ts";
import { single } from "./single.ts";

const KINDS = { single, multiple, judge };

/** The kind of `item`. */
export function kindOf(item: Item): Kind<Item> {
  // Each entry takes exactly the items of its own `kind`, which the compiler can't follow.
  return KINDS[item.kind] as unknown as Kind<Item>;
}
