/** Data files below one folder: each is read when it is needed, and once. */

/** Delivers the data of the file `name` (a path below the site's root without .js). */
export type Read = (name: string) => Promise<unknown>;

/** A data file that isn't there or is damaged; the message is its name. */
export class MissingFile extends Error {}

export class Files {
  private readonly folder: string;
  private readonly read: Read;
  private readonly cache = new Map<string, Promise<unknown>>();

  constructor(folder: string, read: Read) {
    this.folder = folder;
    this.read = read;
  }

  name(path: string): string {
    return `${this.folder}/${path}`;
  }

  /** What `decode` makes of the file. Rejects with a MissingFile; the next call tries again. */
  once<T>(path: string, decode: (data: unknown) => Promise<T>): Promise<T> {
    const known = this.cache.get(path) as Promise<T> | undefined;
    if (known) return known;
    const reading = this.read(this.name(path))
      .then(decode)
      .catch(() => {
        this.cache.delete(path);
        throw new MissingFile(this.name(path));
      });
    this.cache.set(path, reading);
    return reading;
  }
}

/** The names of the files that `work` could not have; any other failure is thrown on. */
export async function failures(work: Promise<unknown>[]): Promise<string[]> {
  const missing: string[] = [];
  for (const outcome of await Promise.allSettled(work)) {
    if (outcome.status === "fulfilled") continue;
    if (!(outcome.reason instanceof MissingFile)) throw outcome.reason;
    missing.push(outcome.reason.message);
  }
  return missing;
}
