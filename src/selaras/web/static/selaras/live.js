/* The open page: one stream says what changed; elements marked data-live ask for themselves again, notices appear. */
(() => {
  "use strict";
  const region = document.getElementById("live");
  if (!region || !window.EventSource) return;
  const address = region.dataset.stream;
  const tabs = "BroadcastChannel" in window ? new BroadcastChannel("selaras-live") : null;
  const FIRST_PAUSE = 5000;
  const LONGEST_PAUSE = 60000;
  let pause = FIRST_PAUSE;

  /* Elements refresh at most once a second and a half, and only while somebody looks at the page. */
  const waiting = new Set();
  let timer = 0;

  function refresh() {
    timer = 0;
    if (document.hidden) return;
    const topics = [...waiting];
    waiting.clear();
    document.querySelectorAll("[data-live]").forEach((element) => {
      const wishes = element.dataset.live.split(" ");
      if (topics.some((topic) => wishes.includes(topic)) && !element.contains(document.activeElement)) {
        window.htmx.trigger(element, "live");
      } else if (topics.some((topic) => wishes.includes(topic))) {
        element.addEventListener("focusout", () => window.htmx.trigger(element, "live"), { once: true });
      }
    });
  }

  function changed(news) {
    news.topics.forEach((topic) => waiting.add(topic));
    Object.entries(news.counts).forEach(([name, count]) => {
      document.querySelectorAll(`[data-live-count="${CSS.escape(name)}"]`).forEach((element) => {
        element.textContent = String(count);
        element.hidden = count === 0;
      });
    });
    if (!timer) timer = window.setTimeout(refresh, 1500 * Math.random() + 100);
  }

  document.addEventListener("visibilitychange", () => { if (!document.hidden && waiting.size) refresh(); });

  /* A notice stands until it is closed or followed; the fast lane also asks the system to show it. */
  function shown(notice, alone) {
    if (document.getElementById(notice.key)) return;
    const card = region.querySelector("template").content.firstElementChild.cloneNode(true);
    card.id = notice.key;
    card.classList.toggle("urgent", notice.urgent);
    card.querySelector("a").href = notice.path;
    card.querySelector("a").textContent = notice.title;
    card.querySelector("p").textContent = notice.body;
    card.querySelector("button").addEventListener("click", () => card.remove());
    region.append(card);
    while (region.querySelectorAll(".live-notice").length > 5) region.querySelector(".live-notice").remove();
    document.querySelectorAll("[data-live-unread]").forEach((element) => {
      element.textContent = String(Number(element.textContent || 0) + 1);
      element.hidden = false;
    });
    if (alone) announce(notice);
  }

  function announce(notice) {
    if (!("Notification" in window) || Notification.permission !== "granted") return;
    if (!notice.urgent && !document.hidden) return;
    const told = new Notification(notice.title, { body: notice.body, tag: notice.key });
    told.onclick = () => { window.focus(); window.location.assign(notice.path); told.close(); };
  }

  function heard(name, data, alone) {
    if (name === "changed") changed(data); else shown(data, alone);
  }

  if (tabs) tabs.onmessage = (message) => heard(message.data.name, message.data.data, false);

  /* One tab listens and tells the others: a browser keeps few connections to a host. */
  function listen() {
    return new Promise((ended) => {
      const source = new EventSource(address);
      const open = () => { region.dataset.state = "open"; pause = FIRST_PAUSE; };
      source.addEventListener("open", open);
      ["changed", "notice"].forEach((name) => source.addEventListener(name, (event) => {
        const data = JSON.parse(event.data);
        heard(name, data, true);
        if (tabs) tabs.postMessage({ name, data });
      }));
      source.addEventListener("error", () => {
        region.dataset.state = "waiting";
        if (source.readyState !== EventSource.CLOSED) return;
        window.setTimeout(ended, pause);
        pause = Math.min(LONGEST_PAUSE, pause * 2);
      });
      window.addEventListener("pagehide", () => { source.close(); ended(); }, { once: true });
    });
  }

  async function forever() {
    let gone = false;
    window.addEventListener("pagehide", () => { gone = true; });
    while (!gone) await listen();
  }

  window.addEventListener("pageshow", (event) => { if (event.persisted) start(); });
  function start() {
    if (tabs && navigator.locks) navigator.locks.request("selaras-live", forever); else forever();
  }
  start();

  /* The browser asks for permission only when the reader does. */
  document.querySelectorAll("[data-live-allow]").forEach((button) => {
    if (!("Notification" in window) || Notification.permission !== "default") return;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await Notification.requestPermission();
      button.hidden = true;
    });
  });
})();
