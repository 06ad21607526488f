/** The catalog of all items with its columns decoded as they are needed. No DOM. */

import { type Catalog, type Facet, type KindName, VERSION } from "./types.ts";

const DIGEST = 8;

/** What items can be told apart by. */
export type Aspect = "banks" | "topics" | "posts" | "laws";

/** Items that share something. */
export class Group {
  readonly name: string;
  private readonly positions: string;
  private decoded: number[] | undefined;

  constructor({ name, items }: Facet) {
    this.name = name;
    this.positions = items;
  }

  /** Rising positions in the catalog, decoded when somebody asks: a page needs few of the groups. */
  get items(): number[] {
    return (this.decoded ??= rising(this.positions));
  }
}

/** Items go by their position, from 0. A position that isn't there gives the empty value. */
export class Items {
  readonly size: number;
  /** Name of the shard that holds the mock exams. */
  readonly exams: string;
  private readonly data: Catalog;
  private readonly ids: string[];
  private readonly staleOnes: Set<number>;
  private byId: Map<string, number> | undefined;
  private readonly groupsBy = new Map<Aspect, Group[]>();
  private readonly namesBy = new Map<Aspect, string[][]>();

  constructor(data: Catalog) {
    if (data.version !== VERSION) throw new Error("题库与本页的版本不同");
    this.data = data;
    this.ids = data.ids ? data.ids.split(" ") : [];
    this.size = this.ids.length;
    this.exams = data.exams;
    this.staleOnes = new Set(rising(data.stale));
  }

  id(position: number): string {
    return this.ids[position] ?? "";
  }

  /** The position of the item `id`; undefined when there is none. */
  find(id: string): number | undefined {
    this.byId ??= new Map(this.ids.map((one, position) => [one, position]));
    return this.byId.get(id);
  }

  /** The positions of all items, rising. */
  all(): number[] {
    return [...this.ids.keys()];
  }

  digest(position: number): string {
    return this.data.digests.slice(position * DIGEST, (position + 1) * DIGEST);
  }

  kind(position: number): KindName {
    return this.data.kindNames[Number(this.data.kinds[position])] ?? "single";
  }

  level(position: number): number {
    return Number(this.data.levels[position] ?? 0);
  }

  /** Whether the law has changed since the item was last reviewed (待复核). */
  isStale(position: number): boolean {
    return this.staleOnes.has(position);
  }

  /** The name of the shard that holds the item. */
  shard(position: number): string {
    let first = 0;
    for (const { name, count } of this.data.shards) {
      if (position < first + count) return name;
      first += count;
    }
    return "";
  }

  /** All groups of `aspect`, in the order of the banks. */
  groups(aspect: Aspect): Group[] {
    let found = this.groupsBy.get(aspect);
    if (!found) {
      found = this.data[aspect].map((facet) => new Group(facet));
      this.groupsBy.set(aspect, found);
    }
    return found;
  }

  /** The groups of `aspect` that the item belongs to. */
  names(aspect: Aspect, position: number): string[] {
    let found = this.namesBy.get(aspect);
    if (!found) {
      found = this.ids.map(() => []);
      for (const { name, items } of this.groups(aspect)) for (const item of items) found[item]?.push(name);
      this.namesBy.set(aspect, found);
    }
    return found[position] ?? [];
  }
}

/** Positions as a facet writes them → rising numbers. */
export function rising(positions: string): number[] {
  let last = 0;
  return positions.split(" ").flatMap((run) => {
    const [distance, times = 1] = run.split("x").map(Number);
    return run ? Array.from({ length: times }, () => (last += distance!)) : [];
  });
}
