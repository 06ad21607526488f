/**
 * Reads an index from disk and tells what is in it, for tests: `node inspect.ts < request.json`.
 *
 * Request: {site, texts?, words?, records?}. Answer: {cuts, terms, postings, pages, docs}: the words of
 * each of `texts`, as text and as a query; for each of `words` and each segment its postings in texts and titles; the pages; and for
 * each segment the asked records.
 */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runs, segment } from "./segment.ts";
import { Lexicon, type Manifest } from "./lexicon.ts";
import { type Page, Segment } from "./store.ts";

interface Request {
  site: string;
  texts?: string[];
  words?: string[];
  records?: number[];
}

const request = JSON.parse(readFileSync(0, "utf8")) as Request;

async function read(name: string): Promise<unknown> {
  const script = readFileSync(join(request.site, `${name}.js`), "utf8");
  return JSON.parse(script.slice(script.indexOf(",") + 1, script.lastIndexOf(")"))) as unknown;
}

const manifest = (await read("search/manifest")) as Manifest;
const segments = await Promise.all(manifest.segments.map((entry) => Segment.open(entry, read)));
const texts = request.texts ?? [];
const words = request.words ?? [];
const characters = new Set([...texts.flatMap(runs), ...words].flatMap((run) => [...run]));
await (await Lexicon.open(manifest, segments, read)).loadWords(characters);

const stop = new Map(manifest.stop);
const dictionary = {
  frequency: (word: string): number =>
    segments.map((one) => one.word(word)).find((entry) => entry)?.frequency ?? stop.get(word) ?? 0,
  total: manifest.total,
  longest: Math.max(...segments.map((one) => one.longest), ...[...stop.keys()].map((word) => word.length)),
};

const pageOf = (one: Segment, record: number): Page => one.pages.findLast(({ first }) => first <= record) as Page;

const lists = (one: { records: Uint32Array; weights: Uint8Array }): [number, number][] =>
  [...one.records].map((record, index) => [record, one.weights[index] as number]);

const postings = await Promise.all(
  words.map((word) =>
    Promise.all(
      segments.map(async (one) => {
        const entry = one.word(word);
        if (!entry) return null;
        return { text: lists(await one.postings(entry)), titles: lists(entry.titles), asked: lists(entry.asked) };
      }),
    ),
  ),
);
process.stdout.write(
  JSON.stringify({
    cuts: texts.map((text) => segment(text, dictionary)),
    terms: texts.map((text) => segment(text, dictionary).filter((word) => !stop.has(word))),
    postings,
    pages: segments.map((one) => one.pages),
    names: segments.map((one) => [...one.names].map(([name, targets]) => [name, targets.map(({ page, runs: numbers }) => [page.number, numbers])])),
    docs: await Promise.all(segments.map((one) => Promise.all((request.records ?? []).map((record) => one.doc(record, pageOf(one, record)))))),
  }),
);
