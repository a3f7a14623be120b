// Keeps an answer on the phone until the laptop has it, and saves a choice as soon as it is made. Pages work without it.
"use strict";
(() => {
  const network = document.getElementById("network");
  const STORE = "crmready-waiting";
  const RETRY = 3000;
  let timer = 0;
  let rounds = Promise.resolve(null);

  const kept = () => { try { return JSON.parse(localStorage.getItem(STORE) || "[]"); } catch { return []; } };
  const keep = (list) => { try { localStorage.setItem(STORE, JSON.stringify(list)); } catch { /* private mode */ } };
  const say = (text) => { network.textContent = text; };
  // A new answer to a question takes the place of one that is still waiting.
  const queue = (entry) => keep([...kept().filter((other) => other.path !== entry.path), entry]);
  const done = (entry) => keep(kept().filter((other) => other.key !== entry.key));
  const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(9)), (b) => b.toString(16).padStart(2, "0")).join("");

  const post = (entry) => fetch(entry.path, {
    method: "POST", body: new URLSearchParams(entry.fields), credentials: "same-origin",
    headers: { "X-Crmready": "1" }, signal: AbortSignal.timeout ? AbortSignal.timeout(10000) : undefined,
  });

  // One round of sending after the other; gives the responses of its own round by key, or null without a connection.
  const flush = () => { rounds = rounds.then(send, send); return rounds; };

  async function send() {
    clearTimeout(timer);
    const answered = new Map();
    try {
      for (const entry of kept()) {
        const response = await post(entry);
        if (response.status >= 500) throw new Error(String(response.status));
        done(entry);
        answered.set(entry.key, response);
      }
    } catch {
      say(network.dataset.waiting);
      timer = setTimeout(flush, RETRY);
      return null;
    }
    if (network.textContent === network.dataset.waiting) {
      say(network.dataset.back);
      setTimeout(() => { if (network.textContent === network.dataset.back) say(""); }, 3000);
    }
    return answered;
  }

  function entryOf(form, submitter) {
    const fields = [...new FormData(form)].filter(([name]) => name !== "key");
    if (submitter && submitter.name) fields.push([submitter.name, submitter.value]);
    const key = newKey();
    return { path: form.getAttribute("action"), fields: [...fields, ["key", key]], key };
  }

  async function show(response) {
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    document.getElementById("main").replaceWith(page.getElementById("main"));
    document.title = page.title;
    if (response.url && response.url !== location.href) history.pushState({}, "", response.url);
    scrollTo(0, 0);
    const heading = document.querySelector("main h1");
    if (heading) { heading.tabIndex = -1; heading.focus({ preventScroll: true }); }
  }

  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (form.id !== "answer") return;
    event.preventDefault();
    if (form.dataset.busy) return;
    form.dataset.busy = "1";
    const entry = entryOf(form, event.submitter);
    queue(entry);
    while (kept().some((other) => other.key === entry.key)) {
      const answered = await flush();
      if (answered && answered.has(entry.key)) { await show(answered.get(entry.key)); return; }
      await new Promise((resolve) => { setTimeout(resolve, RETRY); });
    }
    location.href = "/q"; // it was sent from another tab
  });

  // A choice is an answer: it is saved at once, and "next" only goes on.
  document.addEventListener("change", async (event) => {
    const form = event.target.form;
    if (!form || form.id !== "answer" || event.target.name !== "value" || !event.target.matches("[type=radio]")) return;
    const saved = document.getElementById("saved");
    const entry = entryOf(form, null);
    queue(entry);
    const answered = await flush();
    if (answered && answered.get(entry.key)?.ok && saved) saved.textContent = form.dataset.saved;
  });

  addEventListener("popstate", async () => {
    try { await show(await fetch(location.href, { credentials: "same-origin" })); } catch { say(network.dataset.waiting); }
  });
  addEventListener("online", flush);
  if (kept().length) flush();
})();
