/** Keys of practice and exam: 1–9 and A–F choose, Enter confirms or goes on, N and P move, M marks. */

export type Action = { do: "choose"; position: number } | { do: "enter" | "next" | "previous" | "mark" };

/** What `key` (KeyboardEvent.key) means; undefined for any other key. */
export function actionOf(key: string): Action | undefined {
  if (/^[1-9]$/.test(key)) return { do: "choose", position: Number(key) - 1 };
  if (/^[a-f]$/i.test(key)) return { do: "choose", position: key.toLowerCase().charCodeAt(0) - 97 };
  if (key === "Enter") return { do: "enter" };
  if (/^n$/i.test(key)) return { do: "next" };
  if (/^p$/i.test(key)) return { do: "previous" };
  if (/^m$/i.test(key)) return { do: "mark" };
  return undefined;
}

/** What a page says about its keys: what Enter does and the others, and `choosing` where there are options. */
export function keyHint(enter: string, others: string, choosing: boolean): string {
  return `键盘：${choosing ? "1–9 或 A–F 选择，" : ""}${enter}，${others}。`;
}

/**
 * Call `act` for the keys pressed while the focus is inside `root` or nowhere; the result ends that. Not
 * elsewhere, so that they don't disturb a screen reader there, and not for what is written into a field.
 */
export function listenToKeys(root: HTMLElement, act: (action: Action) => void): () => void {
  function onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    const action = actionOf(event.key);
    if (!action) return;
    const target = event.target as HTMLElement;
    if (!root.contains(target) && target !== document.body) return;
    const writing = target.matches("textarea, input[type=text], input[type=number], select");
    if (writing && (action.do !== "enter" || target.matches("textarea"))) return;
    if (action.do === "enter" && target.closest("button, a, summary")) return;
    event.stopPropagation(); // the theme turns pages on N and P
    if (event.repeat) return;
    event.preventDefault();
    act(action);
  }
  document.addEventListener("keydown", onKey);
  return () => document.removeEventListener("keydown", onKey);
}
