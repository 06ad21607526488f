/** Which sitting the page shows, or which exam it offers, in the fragment of its address. */

export function sittingAddress(id: string): string {
  return `#?${new URLSearchParams({ sitting: id })}`;
}

export function sittingIn(hash: string): string | undefined {
  return parameter(hash, "sitting");
}

/** The id of the only exam to offer; links from campaigns carry it. */
export function examIn(hash: string): string | undefined {
  return parameter(hash, "exam");
}

function parameter(hash: string, name: string): string | undefined {
  return (hash.startsWith("#?") && new URLSearchParams(hash.slice(2)).get(name)) || undefined;
}
