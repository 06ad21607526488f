/** Sheets for screens as PNG: the drawing is turned into a picture in the page, and nothing is sent anywhere. */

import { notify } from "../common/notice.ts";
import { loadShard } from "../common/runtime.ts";
import { h } from "../quiz/dom.ts";

/** A drawing as a picture of that size. As data: it leaves the canvas readable, also from `file://`. */
async function png(svg: string, width: number, height: number): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = h("canvas");
  canvas.width = width;
  canvas.height = height;
  canvas.getContext("2d")?.drawImage(image, 0, 0, width, height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (!blob) throw new Error("no picture");
  return blob;
}

/** Save the figure's picture; it also takes the drawing's place, for phones that save by a long press only. */
async function save(figure: HTMLElement): Promise<void> {
  const { rendaPicture: name = "", width, height, file = "" } = figure.dataset;
  try {
    const url = URL.createObjectURL(await png(await loadShard<string>(name), Number(width), Number(height)));
    figure.querySelector("img")?.setAttribute("src", url);
    figure.querySelector("a")?.setAttribute("href", url);
    h("a", { href: url, download: file }).click();
    notify("已经存成 PNG；没有自动保存的，长按图片保存。", 4);
  } catch {
    notify("这个浏览器存不了 PNG：请换一个浏览器，或者下载 SVG。");
  }
}

for (const figure of document.querySelectorAll<HTMLElement>("[data-renda-picture]")) {
  const download = figure.querySelector(".rd-gallery__get");
  const what = h("span", { class: "renda-offscreen" }, `：${figure.querySelector("img")?.alt ?? ""}`);
  const button = h("button", { type: "button", class: "rd-gallery__save" }, "存成 PNG", what);
  button.addEventListener("click", () => void save(figure));
  download?.before(button);
}
