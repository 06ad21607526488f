/**
 * Bundles the client: `node bundle.mjs OUTDIR name=entry.ts …` writes classic scripts with a content
 * hash in their names, and names.json that maps each name to its file.
 */

import { writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { buildSync } from "esbuild";

const [outdir, ...pairs] = process.argv.slice(2);
const entryPoints = Object.fromEntries(pairs.map((pair) => pair.split("=")));
const { metafile } = buildSync({
  entryPoints,
  outdir,
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2020",
  charset: "utf8",
  entryNames: "[name]-[hash]",
  metafile: true,
  logLevel: "error",
});
const names = Object.keys(metafile.outputs).map((path) => basename(path));
const byName = Object.fromEntries(
  Object.keys(entryPoints).map((name) => [name, names.find((file) => file.startsWith(`${name}-`))]),
);
writeFileSync(join(outdir, "names.json"), JSON.stringify(byName));
