/**
 * The countdown to 国家宪法日. It counts calendar days in China (UTC+8 all year) wherever the
 * visitor is; the server has already written the date, so nothing is lost without this script.
 */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const CHINA = 8 * HOUR;

export interface Phase {
  /** `running`: the day is over and some activity still goes on. */
  kind: "before" | "today" | "running" | "over";
  /** Calendar days until the day: 1 on its eve. 0 from the day on, as are hours and minutes. */
  days: number;
  /** Whole hours left until the day begins. */
  hours: number;
  /** Whole minutes left until the day begins. */
  minutes: number;
}

/**
 * Where `now` (milliseconds since 1970) stands to `day` (2026-12-04 in China). `until` is when the
 * last activity ends; without it all is over when the day is.
 */
export function phase(now: number, day: string, until?: number): Phase {
  const start = Date.parse(`${day}T00:00:00Z`) - CHINA;
  const left = start - now;
  if (left > 0) {
    const today = Math.floor((now + CHINA) / DAY);
    const days = Math.floor((start + CHINA) / DAY) - today;
    return { kind: "before", days, hours: Math.floor(left / HOUR), minutes: Math.floor(left / MINUTE) };
  }
  const kind = now < start + DAY ? "today" : now < (until ?? 0) ? "running" : "over";
  return { kind, days: 0, hours: 0, minutes: 0 };
}

/** The sentence for that moment, in English where `lang` is. */
export function sentence(now: number, day: string, until?: number, lang = "zh"): string {
  const { kind, days } = phase(now, day, until);
  const words = lang.startsWith("en") ? ENGLISH : CHINESE;
  const year = day.slice(0, 4);
  if (kind === "before") return days === 1 ? words.tomorrow : words.ahead(days);
  if (kind === "today") return words.today;
  if (kind === "over") return words.over(year);
  const last = new Date((until ?? 0) - 1 + CHINA);
  return words.running(year, last.getUTCMonth() + 1, last.getUTCDate());
}

const CHINESE = {
  ahead: (days: number) => `距国家宪法日还有 ${days} 天`,
  tomorrow: "明天是国家宪法日",
  today: "今天是国家宪法日",
  running: (year: string, month: number, date: number) => `${year}年国家宪法日活动进行到${month}月${date}日`,
  over: (year: string) => `${year}年国家宪法日活动已结束`,
};

const ENGLISH: typeof CHINESE = {
  ahead: (days) => `${days} days until Constitution Day`,
  tomorrow: "Constitution Day is tomorrow",
  today: "Today is Constitution Day",
  running: (year, month, date) => `Constitution Day ${year}: activities go on until ${year}-${pad(month)}-${pad(date)}`,
  over: (year) => `The activities of Constitution Day ${year} are over`,
};

function pad(number: number): string {
  return String(number).padStart(2, "0");
}

/** Start every `[data-renda-countdown]` in `root`, kept up to date at each full minute. */
export function mountCountdown(root: Document): void {
  const update = () => {
    for (const element of root.querySelectorAll<HTMLElement>("[data-renda-countdown]")) {
      const day = /^\d{4}-\d\d-\d\d/.exec(element.dataset["target"] ?? "")?.[0];
      if (!day) continue;
      const until = Date.parse(element.dataset["until"] ?? "");
      const text = sentence(Date.now(), day, until || undefined, root.documentElement.lang);
      if (element.textContent !== text) element.textContent = text;
    }
  };
  if (!root.querySelector("[data-renda-countdown]")) return;
  const tick = () => {
    update();
    setTimeout(tick, MINUTE - (Date.now() % MINUTE));
  };
  tick();
}
