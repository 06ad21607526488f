/**
 * Bundles the client: `node bundle.mjs OUTDIR --share=SHARED:name,name name=entry.ts …` writes classic
 * scripts with a content hash in their names, and names.json that maps each name to its file.
 *
 * Classic scripts can't import one another. Modules that two of the bundles listed after `SHARED:` need
 * are bundled once, as SHARED, which keeps them on a global object where those bundles find them; so it
 * must be executed first.
 */

import { writeFileSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";
import { build } from "esbuild";

const GLOBAL = "window.rendaModules";
const OPTIONS = {
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2020",
  charset: "utf8",
  metafile: true,
  logLevel: "error",
};

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

const [outdir, share, ...pairs] = process.argv.slice(2);
const [shared, list] = share.replace("--share=", "").split(":");
const users = list.split(",");
const entries = Object.fromEntries(pairs.map((pair) => pair.split("=")));

/**
 * The modules of ours that more than one of `users` needs, as paths from here. Packages come along with
 * the modules that import them, and only what these use.
 */
async function sharedModules() {
  const counts = new Map();
  for (const name of users) {
    const { metafile } = await build({ ...OPTIONS, entryPoints: [entries[name]], write: false, outdir });
    for (const path of Object.keys(metafile.inputs)) counts.set(path, (counts.get(path) ?? 0) + 1);
  }
  return [...counts.keys()].filter((path) => counts.get(path) > 1 && !path.startsWith("node_modules/")).sort();
}

/** Put what `shared` keeps in the place of each of its modules. */
function fromShared(modules) {
  const paths = new Set(modules);
  return {
    name: "shared",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^\./ }, ({ path, resolveDir }) => {
        const found = relative(process.cwd(), resolve(resolveDir, path));
        return paths.has(found) ? { path: found, namespace: "shared" } : undefined;
      });
      onLoad({ filter: /./, namespace: "shared" }, ({ path }) => ({
        contents: `module.exports = ${GLOBAL}[${JSON.stringify(path)}]`,
      }));
    },
  };
}

/** An entry that keeps all of `modules`. */
function keeping(modules) {
  const imports = modules.map((path, at) => `import * as m${at} from ${JSON.stringify(resolve(path))};`);
  const object = modules.map((path, at) => `${JSON.stringify(path)}: m${at}`);
  return { contents: `${imports.join("\n")}\n${GLOBAL} = {${object.join(",")}};`, resolveDir: process.cwd() };
}

const names = {};
async function write(name, options) {
  const { metafile } = await build({ ...OPTIONS, outdir, entryNames: `${name}-[hash]`, ...options });
  names[name] = basename(Object.keys(metafile.outputs)[0]);
}

const modules = await sharedModules();
for (const [name, entry] of Object.entries(entries)) {
  await write(name, { entryPoints: [entry], plugins: [...(users.includes(name) ? [fromShared(modules)] : []), lateInflate] });
}
await write(shared, { stdin: keeping(modules), plugins: [lateInflate] });
writeFileSync(join(outdir, "names.json"), JSON.stringify(names));
