/** Other ways to type words: pinyin and initials, homophones, Traditional characters (scripts/renda/search/inputs.py). */

import { unpack } from "../common/packed.ts";
import { Files, type Read } from "./files.ts";

/** As the manifest has it. */
export interface InputEntry {
  folder: string;
  /** The letters that pinyin begins with. */
  letters: string;
}

export interface Ranked {
  word: string;
  /** How common it is: about the logarithm of the number of records that hold it. */
  rank: number;
}

/** The words by pinyin and the terms by their initials, of those that begin with one letter. */
interface Letter {
  words: Map<string, Ranked[]>;
  initials: Map<string, Ranked[]>;
}

const LONGEST = 60; // letters of a word's pinyin

export class Inputs {
  private readonly letters: string;
  private readonly files: Files;

  constructor({ folder, letters }: InputEntry, read: Read) {
    this.letters = letters;
    this.files = new Files(folder, read);
  }

  /** `text` in Simplified characters. Rejects with a MissingFile, as all of these do. */
  async simplified(text: string): Promise<string> {
    const table = await this.once("traditional", (lines) => {
      const [from = "", to = ""] = lines.split("\n");
      return new Map([...from].map((character, index) => [character, to.charAt(index)]));
    });
    return [...text].map((character) => table.get(character) ?? character).join("");
  }

  /** The words that `letters` spell, or all terms with these initials; none when they are no pinyin. */
  async spelled(letters: string): Promise<{ words: string[]; others: string[] }> {
    type Path = { words: string[]; rank: number };
    const paths: (Path | undefined)[] = [{ words: [], rank: 0 }];
    for (let start = 0; start < letters.length; start += 1) {
      const path = paths[start];
      const table = path && (await this.letter(letters.charAt(start)));
      if (!table) continue;
      for (let end = start + 2; end <= Math.min(letters.length, start + LONGEST); end += 1) {
        const best = table.words.get(letters.slice(start, end))?.[0];
        if (!best) continue;
        const next = { words: [...path.words, best.word], rank: path.rank + best.rank };
        const known = paths[end];
        const fewer = !known || next.words.length < known.words.length;
        if (fewer || (next.words.length === known.words.length && next.rank > known.rank)) paths[end] = next;
      }
    }
    const whole = paths[letters.length]?.words;
    if (whole) return { words: whole, others: [] };
    const [first, ...others] = (await this.letter(letters.charAt(0)))?.initials.get(letters) ?? [];
    if (first) return { words: [first.word], others: others.map(({ word }) => word) };
    return { words: await this.completed(letters, paths.map((path) => path?.words)), others: [] };
  }

  /** The words when the last one is still being typed. */
  private async completed(letters: string, paths: (string[] | undefined)[]): Promise<string[]> {
    for (const [start, words] of paths.entries()) {
      const rest = letters.slice(start);
      if (!words || rest.length < 2) continue;
      let best: Ranked | undefined;
      for (const [key, [first]] of (await this.letter(rest.charAt(0)))?.words ?? []) {
        if (first && key.startsWith(rest) && (!best || first.rank > best.rank)) best = first;
      }
      if (best) return [...words, best.word];
    }
    return [];
  }

  /** The words that sound like `text`, tones aside; `text` itself may be among them. */
  async homophones(text: string): Promise<Ranked[]> {
    const readings = await this.once("characters", readingsOf);
    let keys = [""];
    for (const character of text) {
      const some = readings.get(character) ?? [];
      keys = keys.flatMap((key) => some.map((syllable) => key + syllable));
    }
    const found = await Promise.all(keys.slice(0, 16).map(async (key) => (await this.letter(key.charAt(0)))?.words.get(key) ?? []));
    return found.flat().filter(({ word }) => word.length === text.length);
  }

  private async letter(letter: string): Promise<Letter | undefined> {
    if (!letter || !this.letters.includes(letter)) return undefined;
    return this.once(letter, (text) => {
      const [words = "", initials = ""] = text.split("\n\n");
      return { words: rankedLines(words), initials: rankedLines(initials) };
    });
  }

  private once<T>(name: string, decode: (text: string) => T): Promise<T> {
    return this.files.once(name, async (data) => decode(new TextDecoder().decode(await unpack(data))));
  }
}

/** Lines of a key and its words, a digit of base 36 before each: jiandu c监督 */
function rankedLines(text: string): Map<string, Ranked[]> {
  return new Map(
    text.split("\n").map((line) => {
      const [key = "", ...words] = line.split(" ");
      return [key, words.map((word) => ({ word: word.slice(1), rank: parseInt(word.charAt(0), 36) }))];
    }),
  );
}

function readingsOf(text: string): Map<string, string[]> {
  const readings = new Map<string, string[]>();
  for (const line of text.split("\n")) {
    const [syllable = "", characters = ""] = line.split(" ");
    for (const character of characters) readings.set(character, [...(readings.get(character) ?? []), syllable]);
  }
  return readings;
}
