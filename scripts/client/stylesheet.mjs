/**
 * Joins stylesheets to one, without the rules for parts of the theme that this site doesn't have:
 * `node stylesheet.mjs OUTFILE a.css b.css …`. They are half of all rules, and every page waits for them.
 */

import { readFileSync, writeFileSync } from "node:fs";
import { transform } from "esbuild";
import postcss from "postcss";

/*
 * What mkdocs.yml doesn't switch on, by the beginnings of class names. Whoever adds such a part takes its name out
 * here; a test says so when a page has one.
 */
/** The theme's search, versions, blog, tags, feedback, consent, source links, tooltips, annotations, copy buttons. */
const PARTS =
  "search version select post author profile pin meta pagination draft tag feedback consent banner social source path " +
  "status progress tooltip annotation clipboard code__";
/** Markdown extensions: code colours, tabs, keys, formulas, corrections, tasks, footnotes, emoji, grids, diagrams. */
const EXTENSIONS =
  "highlight linenos linenodiv tabbed- keys key- arithmatex katex critic task-list footnote emojione gemoji twemoji " +
  "grid cards mermaid";
const classes = [`md-(?:${PARTS.replaceAll(" ", "|")})`, EXTENSIONS.replaceAll(" ", "|")].join("|");
const absent = new RegExp(`\\.(?:${classes})|\\[dir=rtl\\]|data-md-color-(?:primary|accent)=(?!custom)`);

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
for (let removed = true; removed; ) {
  removed = false;
  const used = new Set(Array.from(sheet.toString().matchAll(/var\(\s*(--[\w-]+)/g), ([, name]) => name));
  sheet.walkDecls(/^--/, (declaration) => {
    if (used.has(declaration.prop)) return;
    declaration.remove();
    removed = true;
  });
}

const { code } = await transform(sheet.toString(), { loader: "css", minify: true, charset: "utf8" });
writeFileSync(out, code);
