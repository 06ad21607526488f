/** The theme's menu is a checkbox and its label: makes the label a button for keyboard and screen reader. */

export function mountDrawer(root: Document): void {
  const toggle = root.querySelector<HTMLInputElement>("#__drawer");
  const label = root.querySelector<HTMLLabelElement>("header label[for='__drawer']");
  if (!toggle || !label) return;
  label.tabIndex = 0;
  label.setAttribute("role", "button");
  const show = (): void => label.setAttribute("aria-expanded", String(toggle.checked));
  const set = (open: boolean): void => {
    toggle.checked = open;
    toggle.dispatchEvent(new Event("change", { bubbles: true }));
  };
  toggle.addEventListener("change", show);
  label.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    set(!toggle.checked);
  });
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !toggle.checked) return;
    set(false);
    label.focus();
  });
  show();
}
