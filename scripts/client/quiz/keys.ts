/** Keys of the practice: 1–9 and A–F choose, Enter confirms or goes on, N and P move. */

export type Action = { do: "choose"; position: number } | { do: "enter" | "next" | "previous" };

/** What `key` (KeyboardEvent.key) means; undefined for any other key. */
export function actionOf(key: string): Action | undefined {
  if (/^[1-9]$/.test(key)) return { do: "choose", position: Number(key) - 1 };
  if (/^[a-f]$/i.test(key)) return { do: "choose", position: key.toLowerCase().charCodeAt(0) - 97 };
  if (key === "Enter") return { do: "enter" };
  if (/^n$/i.test(key)) return { do: "next" };
  if (/^p$/i.test(key)) return { do: "previous" };
  return undefined;
}
