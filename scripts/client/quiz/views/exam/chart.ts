/** Scores of several sittings as bars, with the pass mark as a line. */

export interface Bar {
  /** Below the bar: 11-24. */
  label: string;
  value: number;
  passed: boolean;
}

const NAMESPACE = "http://www.w3.org/2000/svg";
const HEIGHT = 120;
const STEP = 48;
const WIDTH = 28;
const MARGIN = 24;

function element(name: string, attributes: Record<string, string | number>, text = ""): SVGElement {
  const made = document.createElementNS(NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  made.textContent = text;
  return made;
}

/** `title` is read out in place of the picture: it must say all that the picture shows. */
export function createChart(bars: Bar[], total: number, passMark: number, title: string): SVGElement {
  const width = MARGIN + STEP * bars.length + MARGIN;
  const y = (value: number): number => MARGIN + HEIGHT * (1 - value / (total || 1));
  const svg = element("svg", {
    class: "renda-exam__chart",
    viewBox: `0 0 ${width} ${HEIGHT + 2 * MARGIN}`,
    width,
    role: "img",
    "aria-label": title,
  });
  bars.forEach(({ label, value, passed }, position) => {
    const x = MARGIN + STEP * position + (STEP - WIDTH) / 2;
    const middle = { x: x + WIDTH / 2, "text-anchor": "middle" };
    svg.append(
      element("rect", { x, y: y(value), width: WIDTH, height: y(0) - y(value), class: passed ? "passed" : "failed" }),
      element("text", { ...middle, y: y(value) - 5 }, String(value)),
      element("text", { ...middle, y: y(0) + 16 }, label),
    );
  });
  svg.append(
    element("line", { x1: MARGIN / 2, x2: width - MARGIN / 2, y1: y(0), y2: y(0), class: "ground" }),
    element("line", { x1: MARGIN / 2, x2: width - MARGIN / 2, y1: y(passMark), y2: y(passMark), class: "pass" }),
  );
  return svg;
}
