/** Which sitting the page shows, in the fragment of its address. */

export function sittingAddress(id: string): string {
  return `#?${new URLSearchParams({ sitting: id })}`;
}

export function sittingIn(hash: string): string | undefined {
  return (hash.startsWith("#?") && new URLSearchParams(hash.slice(2)).get("sitting")) || undefined;
}
