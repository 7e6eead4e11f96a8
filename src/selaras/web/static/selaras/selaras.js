/* Small comforts on top of pages that work without it: the side panel, keyboard shortcuts, menus, charts. */
(() => {
  "use strict";
  const panel = document.getElementById("panel");
  let opener = null;

  function openPanel(from) {
    opener = from || document.activeElement;
    panel.hidden = false;
    panel.focus();
  }

  function closePanel() {
    if (panel.hidden) return;
    panel.hidden = true;
    if (opener && document.contains(opener)) opener.focus();
  }

  function closeMenus(except) {
    document.querySelectorAll("details.menu[open]").forEach((menu) => {
      if (menu !== except) menu.open = false;
    });
  }

  /* The panel opens when its content has arrived; a failed request falls back to the plain link. */
  document.body.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target === document.getElementById("panel-content")) openPanel(event.detail.requestConfig.elt);
  });
  document.body.addEventListener("htmx:responseError", (event) => {
    const link = event.detail.requestConfig.elt.closest("a[href]");
    if (link) window.location.assign(link.href);
  });

  document.addEventListener("click", (event) => {
    const target = event.target;
    if (target.closest("[data-close-panel]")) {
      event.preventDefault();
      closePanel();
      return;
    }
    closeMenus(target.closest("details.menu"));
    if (!panel.hidden && !target.closest("#panel") && !target.closest("[hx-get]")) closePanel();
  });

  /* A form marked so sends itself when a choice changes. */
  document.addEventListener("change", (event) => {
    const form = event.target.form;
    if (form && form.matches("[data-send-on-change]")) form.requestSubmit();
  });

  let waiting = "";
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      closePanel();
      closeMenus(null);
      return;
    }
    const typing = event.target.closest("input, select, textarea, [contenteditable]");
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (waiting === "g") {
      waiting = "";
      const place = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
      if (place) place.click();
      return;
    }
    if (event.key === "g") {
      waiting = "g";
      document.documentElement.dataset.going = "yes";
      window.setTimeout(() => { waiting = ""; delete document.documentElement.dataset.going; }, 1200);
    } else if (event.key === "/") {
      const search = document.querySelector("[data-search]");
      if (search) { event.preventDefault(); search.focus(); search.select(); }
    } else if (event.key === "?") {
      const help = document.querySelector("[data-help]");
      if (help) help.click();
    }
  });

  /* Charts: Vega is loaded only where a chart stands, and only when it comes into view. */
  const figures = document.querySelectorAll("[data-chart]");
  if (!figures.length) return;

  function load(address) {
    return new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = address;
      script.onload = done;
      script.onerror = failed;
      document.head.append(script);
    });
  }

  async function draw(figure) {
    const scripts = document.getElementById("chart-scripts").content.querySelectorAll("link");
    if (!window.vegaEmbed) for (const script of scripts) await load(script.getAttribute("href"));
    const answer = await fetch(figure.dataset.chart, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(String(answer.status));
    const spec = await answer.json();
    const style = getComputedStyle(document.documentElement);
    const colour = (name) => style.getPropertyValue(`--${name}`).trim();
    const config = {
      background: "transparent",
      font: getComputedStyle(document.body).fontFamily,
      axis: {
        labelColor: colour("soft"), titleColor: colour("soft"), gridColor: colour("faint"),
        domainColor: colour("line"), tickColor: colour("line"), labelFontSize: 11,
      },
      legend: { labelColor: colour("soft"), titleColor: colour("soft"), labelFontSize: 11 },
      view: { stroke: null },
    };
    await window.vegaEmbed(figure.querySelector("[data-canvas]"), spec, {
      actions: false, ast: true, defaultStyle: false, renderer: "canvas", tooltip: false, config,
    });
    figure.dataset.drawn = "yes";
  }

  const seen = new IntersectionObserver((entries) => {
    entries.filter((entry) => entry.isIntersecting).forEach((entry) => {
      seen.unobserve(entry.target);
      draw(entry.target).catch(() => {
        entry.target.querySelector("[data-failed]").hidden = false;
      });
    });
  });
  figures.forEach((figure) => seen.observe(figure));
  new MutationObserver(() => figures.forEach((figure) => {
    if (figure.dataset.drawn) draw(figure);
  })).observe(document.documentElement, { attributeFilter: ["data-bs-theme"] });
})();
