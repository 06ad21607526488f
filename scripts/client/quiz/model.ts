/** The catalog as the practice lists it. */

export interface Index {
  topics: { name: string; count: number }[];
  banks: {
    title: string;
    shard: string;
    /** id, digest, positions in `topics`. */
    items: [string, string, number[]][];
  }[];
}
