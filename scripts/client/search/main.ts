/** The search bundle, loaded when a visitor goes near the search: replaces the stub of every page. */

import { loadShard } from "../common/runtime.ts";
import { mountBox } from "./box.ts";
import { Engine } from "./engine.ts";
import { mountPage } from "./results.ts";

declare module "../common/runtime.ts" {
  interface Renda {
    /** Make the header's search box show hits while typing. Set when the search bundle is loaded. */
    mountSearch?(root: HTMLElement): void;
    /** Build the results page. Set when the search bundle is loaded. */
    mountResults?(root: HTMLElement): void;
  }
}

const engine = new Engine(loadShard);

window.renda.search = async (query, options) => (await engine.search(query, options)).hits;
window.renda.mountSearch = (root) => mountBox(root, engine);
window.renda.mountResults = (root) => mountPage(root, engine);
