/** A certificate for those who passed: a name to type, which is kept nowhere, and a sheet of A4 to print. */

import { button, h } from "../../dom.ts";
import type { Sitting } from "../../store/rows.ts";
import { dateText } from "./history.ts";

const LONGEST_NAME = 30;
/** Set on <html> while the certificate is printed: everything else is hidden then. */
const PRINTING = "renda-certifying";

/** What stands in the page below the result; `title` is the certificate's name. */
export function createCertificate(title: string, sitting: Sitting): HTMLElement {
  const name = h("input", { type: "text", id: "certificate-name", maxlength: String(LONGEST_NAME), autocomplete: "off", spellcheck: "false" });
  const line = h("span", { class: "renda-certificate__name" });
  const sheet = h("div", { class: "renda-certificate", "aria-hidden": "true" }, ...words(title, sitting, line));
  name.addEventListener("input", () => {
    line.textContent = name.value.trim();
  });
  const print = button("打印证书", () => printAlone(sheet), "renda-quiz__button--main");
  return h(
    "section",
    { class: "renda-quiz__card renda-certificate-form", "aria-labelledby": "certificate-title" },
    h("h3", { id: "certificate-title" }, "打印证书"),
    h("p", {}, h("label", { for: "certificate-name" }, "姓名（只用于打印，不保存、不上传；不填就留空，打印以后手写）"), name),
    h("p", {}, print),
    sheet,
  );
}

function words(title: string, sitting: Sitting, name: HTMLElement): HTMLElement[] {
  const { score, at } = sitting.handed!;
  return [
    h("p", { class: "renda-certificate__title" }, title),
    h("p", { class: "renda-certificate__to" }, name, "：　　"),
    h(
      "p",
      { class: "renda-certificate__text" },
      `在“${sitting.title}”中答题 ${sitting.questions.length} 道，得 ${score} 分（满分 ${sitting.total} 分，${sitting.passMark} 分及格），成绩及格。`,
    ),
    h("p", { class: "renda-certificate__date" }, dateText(at)),
    h("p", { class: "renda-certificate__note" }, "本证书由本人自测后在浏览器里打印，不作为考核和任职的依据。"),
  ];
}

/** Print a copy that stands alone in the page; the visitor's view stays as it was. */
function printAlone(sheet: HTMLElement): void {
  const copy = sheet.cloneNode(true) as HTMLElement;
  copy.classList.add("renda-certificate--alone");
  const root = document.documentElement;
  document.body.append(copy);
  root.classList.add(PRINTING);
  const done = (): void => {
    root.classList.remove(PRINTING);
    copy.remove();
    window.removeEventListener("afterprint", done);
  };
  window.addEventListener("afterprint", done);
  window.print();
}
