// Keeps an answer on the phone until the laptop has it, and saves what is chosen and written. Pages work without it.
"use strict";
(() => {
  const network = document.getElementById("network");
  const WAITING = "crmready-waiting";
  const TURN = "crmready-turn";
  const RETRY = 3000;
  const PAUSE = 800; // in writing: then what was written is saved
  const MOST_PARTING = 60000; // bytes that browsers send for a page that is gone
  const awaited = new Map(); // what came of the entries that this page has made, by key; undefined until it is known
  let timer = 0;
  let writing = 0;
  let rounds = Promise.resolve(null);

  // What a private window or a full phone does not keep, this page keeps as long as it is open.
  const own = new Map();
  const load = (name, otherwise) => {
    try { return JSON.parse(localStorage.getItem(name)) ?? own.get(name) ?? otherwise; } catch { return own.get(name) ?? otherwise; }
  };
  const store = (name, value) => {
    try { localStorage.setItem(name, JSON.stringify(value)); own.delete(name); } catch { own.set(name, value); }
  };

  const kept = () => load(WAITING, []);
  const isKept = (entry) => kept().some((other) => other.key === entry.key);
  const say = (text) => { network.textContent = text; };
  const says = (fields) => fields.some(([name, value]) => (name === "value" && value.trim()) || name === "say");
  // A new answer to a question takes the place of one that is still waiting; what says nothing is sent after it.
  const queue = (entry) => {
    const replaced = (other) => other.path === entry.path && (says(entry.fields) || !says(other.fields));
    store(WAITING, [...kept().filter((other) => !replaced(other)), entry]);
  };
  const done = (entry) => store(WAITING, kept().filter((other) => other.key !== entry.key));
  const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(9)), (b) => b.toString(16).padStart(2, "0")).join("");

  const post = (entry, parting = false) => fetch(entry.path, {
    method: "POST", body: new URLSearchParams(entry.fields), credentials: "same-origin", keepalive: parting,
    headers: { "X-Crmready": entry.wants }, signal: AbortSignal.timeout ? AbortSignal.timeout(10000) : undefined,
  });

  // One round of sending after the other.
  const flush = () => { rounds = rounds.then(send, send); return rounds; };

  async function send() {
    clearTimeout(timer);
    let stale = null;
    try {
      for (const entry of kept()) {
        if (!isKept(entry)) continue; // another tab has sent it, or something newer, in the meantime
        const response = await post(entry);
        if (response.status >= 500) throw new Error(String(response.status));
        done(entry);
        if (awaited.has(entry.key)) await tell(entry, response);
        else if (entry.path === location.pathname) stale = response;
      }
    } catch {
      say(network.dataset.waiting);
      timer = setTimeout(flush, RETRY);
      return;
    }
    if (network.textContent === network.dataset.waiting) {
      say(network.dataset.back);
      setTimeout(() => { if (network.textContent === network.dataset.back) say(""); }, 3000);
    }
    // It was kept from before this page was loaded, which therefore shows the question as if nothing had been said.
    if (stale) await show(stale.status === 204 ? await fetch(location.href, { credentials: "same-origin" }) : stale);
  }

  async function tell(entry, response) {
    awaited.set(entry.key, response);
    const form = document.getElementById("answer"), saved = document.getElementById("saved");
    if (entry.wants !== "save" || !form || form.getAttribute("action") !== entry.path) return;
    if (response.status === 422) note(await problemOf(response), "unkept"); // somebody is still writing
    else if (!response.ok) await show(response); // closed meanwhile
    else if (!form.dataset.unsaved) note(form.dataset.saved);
  }

  async function problemOf(response) {
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    return page.getElementById("problem")?.textContent ?? "";
  }

  function note(text, kind = "") {
    const saved = document.getElementById("saved");
    if (saved && (saved.textContent !== text || saved.className !== kind)) { saved.className = kind; saved.textContent = text; }
  }

  // `turn` counts what this phone has sent, in all its tabs: the laptop then knows which of two requests is the newer.
  function entryOf(form, submitter) {
    clearTimeout(writing);
    delete form.dataset.unsaved;
    const fields = [...new FormData(form)].filter(([name]) => name !== "key");
    if (submitter && submitter.name) fields.push([submitter.name, submitter.value]);
    const turn = Math.max(load(TURN, 0), Number(form.dataset.turn)) + 1;
    store(TURN, turn);
    const key = newKey();
    awaited.set(key, undefined);
    return {
      path: form.getAttribute("action"), fields: [...fields, ["key", key], ["turn", String(turn)]],
      key, wants: submitter ? "next" : "save",
    };
  }

  async function show(response) {
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    if (page.documentElement.lang !== document.documentElement.lang) { location.assign(response.url); return; }
    clearTimeout(writing);
    document.getElementById("main").replaceWith(page.getElementById("main"));
    const languages = page.querySelector(".languages"); // they lead back to the question that is shown
    if (languages) document.querySelector(".languages")?.replaceWith(languages);
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
    const entry = entryOf(form, event.submitter || form.querySelector("button"));
    queue(entry);
    await flush();
    while (isKept(entry)) await new Promise((resolve) => { setTimeout(resolve, RETRY / 10); });
    const response = awaited.get(entry.key);
    if (response) await show(response);
    else location.href = "/q"; // it was sent from another tab
  });

  // A choice is an answer: it is saved at once, and "next" only goes on. So is what is written, after a pause.
  // What is written beside an answer that is not there cannot be kept: that is said.
  function save() {
    const form = document.getElementById("answer");
    if (!form || !form.dataset.unsaved || form.dataset.busy) return null;
    const fields = [...new FormData(form)];
    const written = ["note", "evidence"].some((name) => fields.some(([other, text]) => other === name && text.trim()));
    if (!("answered" in form.dataset) && !fields.some(([name, value]) => name === "value" && value.trim())) {
      note(written ? form.dataset.unkept : "", written ? "unkept" : "");
      return null;
    }
    const entry = entryOf(form, null);
    queue(entry);
    return entry;
  }

  document.addEventListener("input", (event) => {
    const form = event.target.form;
    if (!form || form.id !== "answer" || event.target.name === "reason") return; // a reason belongs to its button
    form.dataset.unsaved = "1";
    if (document.getElementById("saved")?.className === "") note("");
    clearTimeout(writing);
    writing = setTimeout(() => { if (save()) flush(); }, event.target.matches("[type=radio]") ? 0 : PAUSE);
  });

  // The page goes away, or the phone is locked: nobody may be there to try again, so it is sent beside the queue as well.
  function part() {
    const entry = save();
    if (!entry) return;
    post(entry, String(new URLSearchParams(entry.fields)).length < MOST_PARTING).catch(() => {});
    flush();
  }
  addEventListener("pagehide", part);
  document.addEventListener("visibilitychange", () => { if (document.hidden) part(); });

  addEventListener("popstate", async () => {
    if (save()) await flush();
    try { await show(await fetch(location.href, { credentials: "same-origin" })); } catch { say(network.dataset.waiting); }
  });
  addEventListener("online", flush);
  if (kept().length) flush();
})();
