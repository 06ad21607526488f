/** What is practised, in the fragment of the address, so that it can be shared: #?topic=选举&only=new */

import type { Only, Scope } from "./session.ts";

/** The fragment for `scope`, with the leading #. */
export function format(scope: Scope, only: Only): string {
  const parameters = new URLSearchParams({ [scope.kind]: scope.name });
  if (only !== "all") parameters.set("only", only);
  return `#?${parameters}`;
}

/** Read a fragment; undefined when it names nothing to practise. */
export function parse(hash: string): { scope: Scope; only: Only } | undefined {
  if (!hash.startsWith("#?")) return undefined;
  const parameters = new URLSearchParams(hash.slice(2));
  const given = parameters.get("only");
  const only: Only = given === "new" || given === "wrong" ? given : "all";
  for (const kind of ["topic", "bank"] as const) {
    const name = parameters.get(kind);
    if (name) return { scope: { kind, name }, only };
  }
  return undefined;
}
