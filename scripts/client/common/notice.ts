/** One line to the visitor at the foot of the window, read out by screen readers, closed by a button. */

export function notify(message: string, seconds = 8): void {
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
  const close = document.createElement("button");
  close.type = "button";
  close.textContent = "关闭";
  close.addEventListener("click", () => line.remove());
  line.append(text, close);
  region.append(line);
  setTimeout(() => line.remove(), seconds * 1000);
}
