/* A list of leads by keyboard: move, mark, decide, open, undo. The page works without it. */
(() => {
  "use strict";
  const rows = () => [...document.querySelectorAll("[data-row]")];
  const current = () => document.activeElement.closest("[data-row]");

  function step(by) {
    const all = rows();
    if (!all.length) return;
    const at = all.indexOf(current());
    const next = all[Math.min(all.length - 1, Math.max(0, at < 0 ? 0 : at + by))];
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  }

  function count() {
    const bar = document.querySelector("[data-bar-count]");
    if (!bar) return;
    const marked = document.querySelectorAll("[data-mark]:checked").length;
    bar.textContent = marked ? `${marked} ${bar.dataset.some}` : bar.dataset.none;
    bar.closest("[data-bar]").toggleAttribute("data-active", marked > 0);
  }

  function act(row, key) {
    const wanted = row.querySelector(`[data-act="${CSS.escape(key)}"]`);
    if (!wanted) return false;
    if (wanted.tagName === "SUMMARY") {
      wanted.parentElement.open = true;
      const first = wanted.parentElement.querySelector("button, input, select");
      if (first) first.focus();
    } else {
      wanted.click();
    }
    return true;
  }

  document.addEventListener("change", (event) => { if (event.target.matches("[data-mark]")) count(); });
  document.body.addEventListener("htmx:afterSwap", count);

  /* What somebody is in the middle of is not swept away by news. */
  document.body.addEventListener("htmx:beforeRequest", (event) => {
    const list = event.detail.elt.closest("[data-live]");
    if (!list || event.detail.elt !== list) return;
    if (list.querySelector("[data-mark]:checked, details[open], input:focus, select:focus, textarea:focus")) event.preventDefault();
  });

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input:not([type=checkbox]), select, textarea");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || document.documentElement.dataset.going) return;
    if (event.key === "z") {
      const undo = document.querySelector("[data-undo]");
      if (undo) undo.click();
      return;
    }
    if (!rows().length) return;
    const row = current();
    if (event.key === "j" || (event.key === "ArrowDown" && row)) step(1);
    else if (event.key === "k" || (event.key === "ArrowUp" && row)) step(-1);
    else if (row && event.key === "x") row.querySelector("[data-mark]").click();
    else if (row && event.key === "o") row.querySelector("[data-open]").click();
    else if (!(row && act(row, event.key))) return;
    event.preventDefault();
  });
})();
