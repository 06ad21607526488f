/**
 * Joins stylesheets to one, without the rules for parts of the theme that this site doesn't have:
 * `node stylesheet.mjs OUTFILE a.css b.css …`. They are half of all rules, and every page waits for them.
 */

import { readFileSync, writeFileSync } from "node:fs";
import { transform } from "esbuild";
import postcss from "postcss";

/**
 * What mkdocs.yml doesn't switch on, by the beginnings of class names. Whoever adds such a part takes its name out
 * here; a test says so when a page has one.
 */
const ABSENT = [
  // The theme's search, versions, blog, tags, feedback, consent, source links, tooltips, annotations, copy buttons.
  ...["search", "version", "select", "post", "author", "profile", "pin", "meta", "pagination", "draft", "tag"],
  ...["feedback", "consent", "banner", "social", "source", "path", "status", "progress", "tooltip", "annotation"],
  ...["clipboard", "code__"],
].map((name) => `md-${name}`);
/** Markdown extensions that are off: code colours, tabs, keys, formulas, tasks, footnotes, emoji, grids, diagrams. */
ABSENT.push("highlight", "linenos", "linenodiv", "tabbed-", "keys", "key-", "arithmatex", "katex", "critic", "task-list");
ABSENT.push("footnote", "emojione", "gemoji", "twemoji", "grid", "cards", "mermaid");
const absent = new RegExp(`\\.(?:${ABSENT.join("|")})|\\[dir=rtl\\]|data-md-color-(?:primary|accent)=(?!custom)`);

const [out, ...files] = process.argv.slice(2);
const sheet = postcss.root();
for (const from of files) sheet.append(postcss.parse(readFileSync(from, "utf8"), { from }));

sheet.walkRules((rule) => {
  if (rule.parent.type === "atrule" && rule.parent.name.endsWith("keyframes")) return;
  const kept = rule.selectors.filter((selector) => !absent.test(selector));
  if (kept.length === 0) rule.remove();
  else if (kept.length < rule.selectors.length) rule.selectors = kept;
});
// A custom property may be used by another: what only a removed one used goes in the next round.
for (let before = -1; before !== sheet.toString().length; ) {
  const text = sheet.toString();
  before = text.length;
  const used = new Set(Array.from(text.matchAll(/var\(\s*(--[\w-]+)/g), ([, name]) => name));
  sheet.walkDecls(/^--/, (declaration) => void (used.has(declaration.prop) || declaration.remove()));
}

const { code } = await transform(sheet.toString(), { loader: "css", minify: true, charset: "utf8" });
writeFileSync(out, code);
