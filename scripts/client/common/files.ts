/**
 * A site opened as files has no server to find index.html for an address that ends in a slash:
 * links and forms are completed just before they are used.
 */

/** laws/xianfa/#art-62 -> laws/xianfa/index.html#art-62; other addresses stay as they are. */
export function withIndex(address: string): string {
  const match = /^([^?#]*\/)([?#].*)?$/.exec(address);
  return match ? `${match[1]}index.html${match[2] ?? ""}` : address;
}

/** Where to find `address` in this copy of the site: completed on file://, unchanged on a server. */
export function reachable(address: string): string {
  return location.protocol === "file:" ? withIndex(address) : address;
}

export function mountFileLinks(root: Document): void {
  if (location.protocol !== "file:") return;
  const complete = (event: Event): void => {
    const link = (event.target as Element | null)?.closest?.("a");
    if (link?.protocol === "file:") link.href = withIndex(link.href);
  };
  for (const event of ["pointerdown", "focusin", "click"]) root.addEventListener(event, complete, true);
  root.addEventListener(
    "submit",
    (event) => {
      const form = event.target as HTMLFormElement;
      form.action = withIndex(form.action);
    },
    true,
  );
}
