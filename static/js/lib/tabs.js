// Tabs as the ARIA practices ask for: arrows walk them, only the chosen one is in the tab order.

/**
 * @param {HTMLElement} list role=tablist
 * @param {(panel: string) => void} [chose] told the id of the panel that is shown
 */
export function bindTabs(list, chose = () => {}) {
  const tabs = /** @type {HTMLElement[]} */ ([...list.querySelectorAll("[role=tab]")]);
  const choose = (/** @type {HTMLElement} */ chosen) => {
    for (const tab of tabs) {
      tab.setAttribute("aria-selected", String(tab === chosen));
      tab.tabIndex = tab === chosen ? 0 : -1;
      const panel = document.getElementById(tab.getAttribute("aria-controls") ?? "");
      if (panel) panel.hidden = tab !== chosen;
    }
    chose(chosen.getAttribute("aria-controls") ?? "");
  };
  list.addEventListener("click", ({ target }) => {
    const tab = target instanceof Element ? tabs.find((one) => one.contains(target)) : undefined;
    if (tab) choose(tab);
  });
  list.addEventListener("keydown", (press) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[press.key];
    if (step === undefined) return;
    press.preventDefault();
    const next = tabs[(tabs.findIndex((one) => one === document.activeElement) + step + tabs.length) % tabs.length];
    choose(next);
    next.focus();
  });
}
