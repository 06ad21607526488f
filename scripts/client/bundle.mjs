/**
 * Bundles the client: `node bundle.mjs OUTDIR name=entry.ts …` writes classic scripts with a content hash in
 * their names, and names.json that maps each name to its file.
 */

import { readFileSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { build } from "esbuild";

/** A module that is required is executed at its first use: inflate.ts says why. */
const lateInflate = {
  name: "late-inflate",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\/inflate\.ts$/ }, ({ kind, path, resolveDir }) =>
      kind === "import-statement" ? { path: resolve(resolveDir, path), namespace: "late" } : undefined,
    );
    onLoad({ filter: /./, namespace: "late" }, ({ path }) => ({
      contents: `export const unzlibSync = (data) => require(${JSON.stringify(path)}).unzlibSync(data);`,
      resolveDir: process.cwd(),
    }));
  },
};

/**
 * Bundles of which a page calls most functions while it opens. Told so, Chromium compiles all of them beside the
 * page, instead of each in its way at its first call. The others would only arrive later for it; `main` would also
 * fill the browser's cache of compiled scripts on a visitor's second page, which takes longer than compiling it.
 */
const EAGER = ["player"];
const ALL_AT_ONCE = "//# allFunctionsCalledOnLoad\n";

const [outdir, ...pairs] = process.argv.slice(2);
const { metafile } = await build({
  entryPoints: Object.fromEntries(pairs.map((pair) => pair.split("="))),
  outdir,
  entryNames: "[name]-[hash]",
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2020",
  charset: "utf8",
  metafile: true,
  logLevel: "error",
  plugins: [lateInflate],
});
const files = Object.keys(metafile.outputs).map((path) => basename(path));
const names = pairs.map((pair) => pair.split("=")[0]);
const named = names.map((name) => [name, files.find((file) => file.startsWith(`${name}-`))]);
for (const [name, file] of named) {
  const path = join(outdir, file);
  if (EAGER.includes(name)) writeFileSync(path, ALL_AT_ONCE + readFileSync(path, "utf8"));
}
writeFileSync(join(outdir, "names.json"), JSON.stringify(Object.fromEntries(named)));
