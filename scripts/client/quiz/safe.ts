/** What HTML of an item may hold. No DOM, so that it can be tested alone. */

const ELEMENTS = new Set([
  "a", "br", "code", "em", "li", "ol", "p", "rp", "rt", "ruby", "s", "strong", "sub", "sup", "ul",
]);
/** Their text is no text to read. */
const DROPPED = new Set(["script", "style", "template", "title", "textarea", "iframe", "noscript", "svg", "math"]);

/** Keep the element, drop it with all it holds, or keep only what it holds. */
export function verdict(tag: string): "keep" | "drop" | "unwrap" {
  const name = tag.toLowerCase();
  if (ELEMENTS.has(name)) return "keep";
  return DROPPED.has(name) ? "drop" : "unwrap";
}

/** `href` if it stays on this site: a fragment, or a path relative to the root. Else undefined. */
export function safeHref(href: string): string | undefined {
  // Browsers ignore control characters in an address, so java\nscript: would be a scheme.
  const address = href.replace(/[\u0000-\u0020]/g, "");
  if (address.startsWith("#")) return address;
  return /^(?![/\\])[^:/?#\\]*(?:[/?#][^\\]*)?$/.test(address) && address ? address : undefined;
}
