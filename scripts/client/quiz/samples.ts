/** Catalogs for tests. */

import { type Catalog, type Facet, type KindName, VERSION } from "./types.ts";

export interface Sample {
  id: string;
  kind?: KindName;
  digest?: string;
  level?: number;
  stale?: boolean;
  bank?: string;
  topics?: string[];
  posts?: string[];
  laws?: string[];
}

const KINDS: KindName[] = ["single", "multiple", "judge", "blank", "cloze", "short", "case"];

/** The catalog of `samples`, in shards of two. */
export function catalogOf(samples: Sample[]): Catalog {
  const facets = (namesOf: (sample: Sample) => string[]): Facet[] => {
    const names = [...new Set(samples.flatMap(namesOf))];
    return names.map((name) => ({
      name,
      items: positions(samples.flatMap((sample, position) => (namesOf(sample).includes(name) ? [position] : []))),
    }));
  };
  return {
    version: VERSION,
    ids: samples.map((sample) => sample.id).join(" "),
    digests: samples.map((sample) => sample.digest ?? "00000000").join(""),
    kindNames: KINDS,
    kinds: samples.map((sample) => KINDS.indexOf(sample.kind ?? "single")).join(""),
    levels: samples.map((sample) => sample.level ?? 1).join(""),
    stale: positions(samples.flatMap((sample, position) => (sample.stale ? [position] : []))),
    banks: facets((sample) => [sample.bank ?? "题库"]),
    topics: facets((sample) => sample.topics ?? ["专题"]),
    posts: facets((sample) => sample.posts ?? ["common"]),
    laws: facets((sample) => sample.laws ?? ["宪法"]),
    shards: samples.flatMap((_, at) =>
      at % 2 ? [] : [{ name: `quiz/s-${at / 2}`, count: Math.min(2, samples.length - at) }],
    ),
    exams: "quiz/exams",
  };
}

/** Rising numbers as a facet writes them, without runs. */
export function positions(rising: number[]): string {
  return rising.map((position, at) => position - (rising[at - 1] ?? 0)).join(" ");
}
