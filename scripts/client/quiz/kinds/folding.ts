/**
 * What is written in a blank, reduced to what matters: without width, case, blanks and punctuation, and
 * with numbers in digits, so that 五年, 伍年, 5年 and ５ 年 are one answer.
 */

const DIGITS: Record<string, number> = Object.fromEntries(
  ["零〇", "一壹", "二贰两", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"].flatMap((chars, value) =>
    [...chars].map((char) => [char, value]),
  ),
);
const UNITS: Record<string, number> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };
// 万 and 亿 stay: 十万 and 10万 both become 10万.
const NUMERAL = `[0-9${Object.keys({ ...DIGITS, ...UNITS }).join("")}]+`;
const NUMBER = new RegExp(NUMERAL, "g");
const PERCENT = new RegExp(`百分之(${NUMERAL}(?:\\.[0-9]+)?)`, "g");

export function foldAnswer(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\s+/g, "")
    .replace(/(?<=[0-9]),(?=[0-9]{3}(?![0-9]))/g, "")
    .replace(PERCENT, "$1%")
    .replace(NUMBER, toDigits)
    .replace(/([0-9]+)分之([0-9]+)/g, "$2/$1")
    .replace(/(?<![0-9])[./]|[./](?![0-9])/g, "")
    .replace(/(?<=[0-9])[^\p{L}\p{N}\p{S}%./]+(?=[0-9])/gu, ",") // 二、三 is not 二十三
    .replace(/[^\p{L}\p{N}\p{S}%./,]|(?<![0-9]),|,(?![0-9])/gu, "");
}

/** 一百二十 → 120, 二〇〇四 → 2004, 3千 → 3000; digits alone stay as they are. */
function toDigits(run: string): string {
  if (/^[0-9]+$/.test(run)) return run;
  if (![...run].some((char) => UNITS[char])) return [...run].map((char) => DIGITS[char] ?? char).join("");
  let total = 0;
  let pending = "";
  for (const char of run) {
    const unit = UNITS[char];
    if (unit) total += (pending === "" ? 1 : Number(pending)) * unit;
    pending = unit ? "" : pending + (DIGITS[char] ?? char);
  }
  return String(total + Number(pending));
}
