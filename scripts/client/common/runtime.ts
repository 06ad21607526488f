/**
 * What every bundle shares: the site's base address, script loading, and the `window.renda` object.
 *
 * Data comes as classic scripts that call `renda.shard(name, data)`, because `fetch` and modules
 * don't work when the site is opened from `file://`. State lives on `window.renda`, since each
 * bundle carries its own copy of this module.
 */

export interface Hit {
  /** Relative to the site's root: laws/xianfa/#art-62. */
  url: string;
  kind: string;
  title: string;
  /** Full name of the statute, for hits in the law library. */
  law?: string;
  /** 第六十二条, for hits that are an article. */
  article?: string;
  /** Plain text around the match; `marks` are [start, end) pairs in it. */
  excerpt: string;
  marks: [number, number][];
  score: number;
}

export interface SearchOptions {
  limit?: number;
  kinds?: string[];
  /** Of statutes: 宪法相关法 …, 现行有效 …; pages that are no statute have neither. */
  departments?: string[];
  statuses?: string[];
  /** Take the query as it is written: mend no slips. */
  literal?: boolean;
}

/** Bundles that are loaded when they are asked for. */
export type BundleName = "search" | "schedule" | "preview" | "projector" | "pictures";

export interface Renda {
  /** Absolute address of the site's root, ending in a slash. */
  base: string;
  search(query: string, options?: SearchOptions): Promise<Hit[]>;
  /** Load a bundle once. */
  loadBundle(name: BundleName): Promise<void>;
  /** Called by data files: delivers one shard. */
  shard(name: string, data: unknown): void;
  shards: Map<string, unknown>;
  scripts: Map<string, Promise<void>>;
}

declare global {
  interface Window {
    renda: Renda;
  }
}

/** Create `window.renda`; `search` is the entry that loads the search bundle when first called. */
export function install(base: string, search: Renda["search"], loadBundle: Renda["loadBundle"]): void {
  const shards = new Map<string, unknown>();
  window.renda = { base, search, loadBundle, shards, scripts: new Map(), shard: (name, data) => void shards.set(name, data) };
}

/** Load a classic script once; rejects when it can't be had, and a later call tries anew. */
export function loadScript(url: string): Promise<void> {
  const { scripts } = window.renda;
  const known = scripts.get(url);
  if (known) return known;
  const loading = new Promise<void>((resolve, reject) => {
    const script = document.createElement("script");
    script.src = url;
    script.onload = () => {
      script.remove();
      resolve();
    };
    script.onerror = () => {
      script.remove();
      scripts.delete(url);
      reject(new Error(`无法读取 ${url}`));
    };
    document.head.append(script);
  });
  scripts.set(url, loading);
  return loading;
}

/** Load the shard `name` and don't keep it: the caller does, as long as it is needed. */
export async function takeShard<T>(name: string): Promise<T> {
  const data = await loadShard<T>(name);
  const { base, shards, scripts } = window.renda;
  shards.delete(name);
  scripts.delete(`${base}${name}.js`);
  return data;
}

/** Load the shard `name`, a path below the site's root without `.js`, and return its data. */
export async function loadShard<T>(name: string): Promise<T> {
  const { base, shards } = window.renda;
  if (!shards.has(name)) await loadScript(`${base}${name}.js`);
  if (!shards.has(name)) throw new Error(`数据文件 ${name}.js 已损坏`);
  return shards.get(name) as T;
}
