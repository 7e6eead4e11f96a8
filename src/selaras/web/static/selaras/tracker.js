/* Tells Selaras what visitors of a website do. Load it from where Selaras runs, as /static/selaras/tracker.js, with the
   write key in the script's data-write-key; docs/guides/tracking.md has the line. Then say what happens, also before it
   has loaded:

     window.selaras = window.selaras || [];
     selaras.push(["track", "Demo Requested", { plan: "business" }]);

   It speaks the Segment protocol to the host it was loaded from, and to nobody else. */
(() => {
  "use strict";
  const script = document.currentScript;
  const writeKey = script.dataset.writeKey;
  const address = new URL("/v1/b", script.src).href;
  const MOST_EVENT = 32 * 1024;
  const MOST_TOGETHER = 60 * 1000; /* what browsers let a closing page send */
  const MOST_KEPT = 200;
  let waiting = remembered("waiting", []);
  let timer = null;
  let pause = 1000;

  function remembered(name, otherwise) {
    try {
      return JSON.parse(localStorage.getItem(`selaras.${name}`)) ?? otherwise;
    } catch {
      return otherwise;
    }
  }

  function remember(name, value) {
    try {
      localStorage.setItem(`selaras.${name}`, JSON.stringify(value));
    } catch {
      /* without storage every page view is somebody new */
    }
  }

  function newId() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  let anonymousId = remembered("anonymousId", null) || newId();
  let userId = remembered("userId", null);
  remember("anonymousId", anonymousId);

  function campaign() {
    const found = {};
    for (const [name, value] of new URLSearchParams(location.search)) {
      if (name.startsWith("utm_")) found[name === "utm_campaign" ? "name" : name.slice(4)] = value;
    }
    return found;
  }

  function page() {
    const { href: url, pathname: path, search } = location;
    return { url, path, search, title: document.title, referrer: document.referrer };
  }

  function say(type, said) {
    const event = {
      type, anonymousId, userId, messageId: `selaras-${newId()}`, timestamp: new Date().toISOString(),
      context: {
        library: { name: "selaras.js", version: "1" }, page: page(), campaign: campaign(), locale: navigator.language,
        timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      },
      ...said,
    };
    if (size(event) > MOST_EVENT) {
      console.warn(`selaras: an event of more than ${MOST_EVENT} bytes was not sent`, event);
      return;
    }
    waiting = [...waiting, event].slice(-MOST_KEPT);
    remember("waiting", waiting);
    soon(type === "identify" || type === "track" ? 50 : 500);
  }

  function size(value) {
    return new Blob([JSON.stringify(value)]).size;
  }

  function soon(milliseconds) {
    if (timer === null) timer = setTimeout(send, milliseconds);
  }

  /* As many as may go together, the oldest first. */
  function together() {
    let bytes = 200;
    const enough = waiting.findIndex((event) => (bytes += size(event) + 1) > MOST_TOGETHER);
    return enough === -1 ? waiting : waiting.slice(0, Math.max(enough, 1));
  }

  function body(events) {
    return JSON.stringify({ batch: events, writeKey, sentAt: new Date().toISOString() });
  }

  function done(events) {
    const gone = new Set(events.map((event) => event.messageId));
    waiting = waiting.filter((event) => !gone.has(event.messageId));
    remember("waiting", waiting);
  }

  /* Plain text, so that the browser need not ask beforehand. */
  async function send() {
    timer = null;
    const events = together();
    if (events.length === 0) return;
    const headers = { "Content-Type": "text/plain" };
    try {
      const answer = await fetch(address, { method: "POST", body: body(events), headers, keepalive: true });
      if (answer.status >= 500) throw new Error(answer.status);
      if (!answer.ok) console.warn("selaras: not taken:", (await answer.json()).message);
      done(events);
      pause = 1000;
      if (waiting.length > 0) soon(0);
    } catch {
      pause = Math.min(pause * 2, 60000);
      soon(pause);
    }
  }

  /* A page that closes hands what is left to the browser. Should it arrive twice, it counts once. */
  function leave() {
    const events = together();
    if (events.length > 0 && navigator.sendBeacon(address, body(events))) done(events);
  }

  const calls = {
    track: (event, properties = {}) => say("track", { event, properties }),
    page: (name, properties = {}) => say("page", { name, properties: { ...page(), ...properties } }),
    identify(id, traits = {}) {
      userId = id === null ? null : String(id);
      remember("userId", userId);
      say("identify", { traits });
    },
    group: (groupId, traits = {}) => say("group", { groupId: String(groupId), traits }),
    reset() {
      anonymousId = newId();
      userId = null;
      remember("anonymousId", anonymousId);
      remember("userId", userId);
    },
    push: ([name, ...said]) => calls[name](...said),
  };

  const before = Array.isArray(window.selaras) ? window.selaras : [];
  window.selaras = calls;
  addEventListener("pagehide", leave);
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && leave());
  if (script.dataset.page !== "no") calls.page();
  before.forEach(calls.push);
  if (waiting.length > 0) soon(500);
})();
