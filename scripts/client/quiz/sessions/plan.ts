/** What is practised, as it stands in the address, so that it can be shared: #?topic=选举&only=new */

import type { Aspect, Items } from "../catalog.ts";

/** Which questions of the scope: mistakes and starred ones make the 错题本 and the 收藏. */
export type Only = "all" | "new" | "wrong" | "starred" | "due";

/** How questions are grouped. */
export type GroupKind = "topic" | "law" | "post" | "level" | "bank";

export type ScopeKind = GroupKind | "item";

/** One group of questions, or a single one by its id (a law page's link); all of them without a scope. */
export interface Scope {
  kind: ScopeKind;
  name: string;
}

export interface Plan {
  scope: Scope | undefined;
  only: Only;
  order: "given" | "random";
}

/** Each way of grouping: what it is called, and by which column of the catalog it goes. */
export const SCOPES: Record<GroupKind, { title: string; aspect: Aspect | undefined }> = {
  topic: { title: "按专题", aspect: "topics" },
  post: { title: "按岗位", aspect: "posts" },
  law: { title: "按法律", aspect: "laws" },
  level: { title: "按难度", aspect: undefined },
  bank: { title: "按题库", aspect: "banks" },
};

export const ONLY: Record<Only, string> = {
  all: "全部题目",
  new: "未答的题",
  wrong: "错题本",
  starred: "收藏",
  due: "待复习",
};

export const LEVELS = ["易", "中", "难"];

const KINDS: ScopeKind[] = [...(Object.keys(SCOPES) as GroupKind[]), "item"];

/** The fragment for `plan`, with the leading #. */
export function format({ scope, only, order }: Plan): string {
  const parameters = new URLSearchParams(scope ? { [scope.kind]: scope.name } : {});
  if (only !== "all" || !scope) parameters.set("only", only);
  if (order === "random") parameters.set("order", order);
  return `#?${parameters}`;
}

/** Read a fragment; undefined when it names nothing to practise. */
export function parse(hash: string): Plan | undefined {
  if (!hash.startsWith("#?")) return undefined;
  const parameters = new URLSearchParams(hash.slice(2));
  const kind = KINDS.find((name) => parameters.get(name));
  const only = parameters.get("only");
  if (!kind && !only) return undefined;
  return {
    scope: kind && { kind, name: parameters.get(kind) ?? "" },
    only: only && only in ONLY ? (only as Only) : "all",
    order: parameters.get("order") === "random" ? "random" : "given",
  };
}

/** What to call it: 选举（错题本）. */
export function titleOf({ scope, only }: Plan): string {
  if (!scope) return ONLY[only];
  if (scope.kind === "item") return "单题练习";
  const name = scope.kind === "post" && scope.name === "common" ? "公共部分" : scope.name;
  return only === "all" ? name : `${name}（${ONLY[only]}）`;
}

/** What the record keeps a practice's place under. */
export function placeId({ scope, only, order }: Plan): string {
  return [scope?.kind ?? "", scope?.name ?? "", only, order].join(":");
}

/** The positions in the catalog of the questions in `scope`, rising. */
export function inScope(items: Items, scope: Scope | undefined): number[] {
  if (!scope) return items.all();
  const { kind, name } = scope;
  if (kind === "item") {
    const found = items.find(name);
    return found === undefined ? [] : [found];
  }
  const { aspect } = SCOPES[kind];
  if (aspect) return items.groups(aspect).find((group) => group.name === name)?.items ?? [];
  return items.all().filter((position) => LEVELS[items.level(position) - 1] === name);
}

/** The names of all scopes of a kind that hold questions. */
export function scopeNames(items: Items, kind: GroupKind): string[] {
  const { aspect } = SCOPES[kind];
  if (aspect) return items.groups(aspect).map((group) => group.name);
  return LEVELS.filter((name) => inScope(items, { kind, name }).length > 0);
}
