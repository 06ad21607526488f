/** The theme's menu is a checkbox and its label: a button takes the label's place, for keyboard and screen reader. */

export function mountDrawer(root: Document): void {
  const toggle = root.querySelector<HTMLInputElement>("#__drawer");
  const label = root.querySelector<HTMLLabelElement>("header label[for='__drawer']");
  if (!toggle || !label) return;
  const button = root.createElement("button");
  button.type = "button";
  button.className = label.className;
  button.setAttribute("for", "__drawer"); // the theme's styles know it by this
  button.append(...label.childNodes);
  label.replaceWith(button);
  const show = (): void => button.setAttribute("aria-expanded", String(toggle.checked));
  const set = (open: boolean): void => {
    toggle.checked = open;
    toggle.dispatchEvent(new Event("change", { bubbles: true }));
  };
  toggle.addEventListener("change", show);
  button.addEventListener("click", () => set(!toggle.checked));
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !toggle.checked) return;
    set(false);
    button.focus();
  });
  show();
}
