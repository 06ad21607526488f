/** The name of the shard that lists all items. */
export const CATALOG = "quiz/catalog";
