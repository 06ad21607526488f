/** One line to the visitor at the foot of the window, read out by screen readers, closed by a button. */

/** Something that the visitor can do about it. */
export interface NoticeAction {
  label: string;
  run(): void;
}

/** With an `action` the line stays until the visitor closes it. */
export function notify(message: string, seconds = 8, action?: NoticeAction): void {
  let region = document.querySelector<HTMLElement>(".renda-notices");
  if (!region) {
    region = document.createElement("div");
    region.className = "renda-notices";
    region.setAttribute("role", "status");
    document.body.append(region);
  }
  const line = document.createElement("p");
  const text = document.createElement("span");
  text.textContent = message;
  line.append(text);
  if (action) line.append(button(action.label, action.run));
  line.append(button("关闭", () => line.remove()));
  region.append(line);
  if (!action) setTimeout(() => line.remove(), seconds * 1000);
}

function button(label: string, run: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = label;
  made.addEventListener("click", run);
  return made;
}
