/** One's own results over time, and dates as all of the exam shows them. */

import type { Sitting } from "../../store/rows.ts";
import { createChart } from "./chart.ts";

/** So many sittings fit on a phone. */
const SHOWN = 6;

/** 11-24 09:05, in the device's own time. */
export function dayText(at: number): string {
  const date = new Date(at);
  const two = (number: number): string => String(number).padStart(2, "0");
  return `${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** 2026-11-24 09:05, likewise. */
export function momentText(at: number): string {
  return `${new Date(at).getFullYear()}-${dayText(at)}`;
}

/** 2026年11月24日, in the device's own time. */
export function dateText(at: number): string {
  const date = new Date(at);
  return `${date.getFullYear()}年${date.getMonth() + 1}月${date.getDate()}日`;
}

/** The latest results as a chart; `sittings` are of one exam, the earliest first, and at least one. */
export function historyChart(sittings: Sitting[]): SVGElement {
  const shown = sittings.slice(-SHOWN);
  const { total, passMark } = shown.at(-1)!;
  const bars = shown.map(({ handed }) => ({
    labels: dayText(handed!.at).split(" "), // there may be several on one day
    value: handed!.score,
    passed: handed!.passed,
  }));
  const said = bars.map(({ labels, value }) => `${labels.join(" ")} 得 ${value} 分`).join("，");
  return createChart(bars, total, passMark, `最近 ${bars.length} 次成绩：${said}。及格线 ${passMark} 分，满分 ${total} 分。`);
}
