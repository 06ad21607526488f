/** Scores of several sittings as bars, with the pass mark as a line. */

export interface Bar {
  /** Below the bar, a line each: 11-24, 09:05. */
  labels: string[];
  value: number;
  passed: boolean;
}

const NAMESPACE = "http://www.w3.org/2000/svg";
const HEIGHT = 120;
const STEP = 48;
const WIDTH = 28;
const MARGIN = 24;
const LINE = 14;

function element(name: string, attributes: Record<string, string | number>, text = ""): SVGElement {
  const made = document.createElementNS(NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  made.textContent = text;
  return made;
}

/** `title` is read out in place of the picture: it must say all that the picture shows. */
export function createChart(bars: Bar[], total: number, passMark: number, title: string): SVGElement {
  const lines = Math.max(0, ...bars.map(({ labels }) => labels.length));
  const width = MARGIN + STEP * bars.length + MARGIN;
  const y = (value: number): number => MARGIN + HEIGHT * (1 - value / (total || 1));
  const svg = element("svg", {
    class: "renda-exam__chart",
    viewBox: `0 0 ${width} ${HEIGHT + MARGIN + 8 + LINE * lines}`,
    width,
    role: "img",
    "aria-label": title,
  });
  bars.forEach(({ labels, value, passed }, position) => {
    const x = MARGIN + STEP * position + (STEP - WIDTH) / 2;
    const middle = { x: x + WIDTH / 2, "text-anchor": "middle" };
    svg.append(
      element("rect", { x, y: y(value), width: WIDTH, height: y(0) - y(value), class: passed ? "passed" : "failed" }),
      element("text", { ...middle, y: y(value) - 5 }, String(value)),
      ...labels.map((label, line) => element("text", { ...middle, y: y(0) + 2 + LINE * (line + 1) }, label)),
    );
  });
  svg.append(
    element("line", { x1: MARGIN / 2, x2: width - MARGIN / 2, y1: y(0), y2: y(0), class: "ground" }),
    element("line", { x1: MARGIN / 2, x2: width - MARGIN / 2, y1: y(passMark), y2: y(passMark), class: "pass" }),
  );
  return svg;
}
