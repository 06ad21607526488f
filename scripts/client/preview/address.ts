/** Which place of which law page an address means, and where its excerpt lies. */

export interface Target {
  /** The law page, relative to the site's root: laws/xianfa/. */
  page: string;
  /** Name of the shard with the excerpt. */
  shard: string;
  /** art-62, item-3 or text. */
  article: string;
  /** The cited 款 or 项 as the end of its anchor: p2, i3, p2-i3; empty for the whole article. */
  part: string;
}

/** Articles of a block; the build has the same number (renda/statutes/excerpts.py). */
const BLOCK = 50;
const ADDRESS =
  /^(laws\/[a-z0-9-]+\/(?:\d{4}-\d\d-\d\d\/)?)(?:index\.html)?#((?:art|item)-(\d+)(?:-\d+)?|text)((?:-p\d+)?(?:-i\d+)?)$/;

/** The target of `address`, relative to the site's root; undefined when it is no article of a law. */
export function parse(address: string): Target | undefined {
  const match = ADDRESS.exec(address);
  if (!match) return undefined;
  const [, page = "", article = "", number = "1", part = ""] = match;
  const block = Math.floor((Number(number) - 1) / BLOCK);
  return { page, shard: `${page}text-${block}`, article, part: part.slice(1) };
}
