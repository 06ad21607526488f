/**
 * localStorage that never throws: blocked, full or damaged storage falls back to memory for the
 * session, and `onProblem` tells the visitor once.
 */

const memory = new Map<string, string>();
let reported = false;
let report: (message: string) => void = () => undefined;

/** Set who is told, once, that storage doesn't work; called with a Chinese sentence. */
export function onProblem(listener: (message: string) => void): void {
  report = listener;
}

function failed(): void {
  if (reported) return;
  reported = true;
  report("浏览器不允许保存或空间已满：本次作答和标记仍可继续，但关闭页面后不会保留。");
}

/** The stored value of `key` parsed from JSON; undefined when absent or damaged. */
export function read(key: string): unknown {
  let text = memory.get(key);
  if (text === undefined) {
    try {
      text = localStorage.getItem(key) ?? undefined;
    } catch {
      failed();
    }
  }
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined; // a damaged save counts as none; the next write replaces it
  }
}

/** Store `value` under `key` at once, in memory when the browser refuses. */
export function write(key: string, value: unknown): void {
  if (!store(key, value)) failed();
}

/** Store what can be worked out again: the visitor needn't know when the browser refuses. */
export function writeDerived(key: string, value: unknown): void {
  store(key, value);
}

function store(key: string, value: unknown): boolean {
  const text = JSON.stringify(value);
  try {
    localStorage.setItem(key, text);
    memory.delete(key);
    return true;
  } catch {
    memory.set(key, text);
    return false;
  }
}

/** Forget `key`. */
export function remove(key: string): void {
  memory.delete(key);
  try {
    localStorage.removeItem(key);
  } catch {
    failed();
  }
}

/** All keys that begin with `prefix`. */
export function keys(prefix: string): string[] {
  const found = new Set([...memory.keys()].filter((key) => key.startsWith(prefix)));
  try {
    for (let index = 0; index < localStorage.length; index += 1) {
      const key = localStorage.key(index);
      if (key?.startsWith(prefix)) found.add(key);
    }
  } catch {
    failed();
  }
  return [...found].sort();
}
