/** What an excerpt shard holds, and which of an article's lines a citation means. */

/** End of the line's anchor (p2, i3, p2-i3, or empty for a line that goes on), text. */
export type Line = [string, string];

export interface Excerpts {
  version: number;
  /** The statute's usual name, without 《》. */
  title: string;
  /** Empty when the version is plainly in force: else 尚未施行, 历史版本, 已废止, 已被修改. */
  status: string;
  /** Anchor -> label and lines. */
  articles: Record<string, [string, Line[]]>;
}

/** The client refuses data of any other version. */
export const VERSION = 1;

/** For each line whether `part` (p2, i3, p2-i3) means it: a 款 with its 项, a 项 with the lines behind it. */
export function marks(lines: readonly Line[], part: string): boolean[] {
  const isItem = /i\d+$/.test(part);
  let inside = false;
  return lines.map(([anchor]) => {
    if (anchor === part) inside = part !== "";
    else if (isItem ? anchor !== "" : /^p\d+$/.test(anchor)) inside = false;
    return inside;
  });
}
