// The counts on the facilitator's screen, the clock, and keys for whoever stands beside a projector. Pages work without.
"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const table = byId("counts");
  const trial = byId("trial");
  const asked = async () => {
    const reply = await fetch("/counts", { credentials: "same-origin" });
    if (reply.status === 410) location.reload(); // the file is gone: the page says so
    return reply.json();
  };

  // --- Who is here -----------------------------------------------------------------------------------------------
  const wasOpen = Boolean(document.querySelector("form[action='/close']"));
  const lookAtTable = async () => {
    const now = await asked();
    if (!looking) return;
    if (now.open !== wasOpen) { location.reload(); return; } // the terminal has closed or opened the round
    byId("gone").hidden = !now.gone;
    const lines = [...now.roles.map((row) => [table.querySelector(`[data-role="${row.role}"]`), row]),
      [table.tFoot.rows[0], { joined: sum(now.roles, "joined"), finished: sum(now.roles, "finished") }]];
    for (const row of now.roles) table.querySelector(`[data-role="${row.role}"] [data-count=together]`).textContent = row.together;
    for (const [line, row] of lines) {
      line.querySelector("[data-count=joined]").textContent = row.joined;
      line.querySelector("[data-count=finished]").textContent = row.finished;
    }
  };
  const sum = (rows, name) => rows.reduce((all, row) => all + row[name], 0);

  // --- The self-test ---------------------------------------------------------------------------------------------
  const lookAtTrial = async () => {
    const { phones } = await asked();
    byId("phones").textContent = phones;
    if (!phones) return;
    byId("nobody").hidden = true;
    byId("through").hidden = false;
    byId("fixes").hidden = true;
  };
  if (trial) {
    byId("fixes").hidden = true;
    const fail = () => { byId("fixes").hidden = false; document.body.classList.add("failing"); };
    setTimeout(() => { if (!byId("nobody").hidden) fail(); }, Number(trial.dataset.wait) * 1000);
  }

  const look = table ? lookAtTable : trial ? lookAtTrial : null;
  // The laptop is busy, or crmready was stopped: the next look tells.
  let looking = look ? setInterval(() => { look().catch(() => {}); }, trial ? 500 : 1500) : 0;
  const lookNoMore = () => { clearInterval(looking); looking = 0; };
  addEventListener("submit", lookNoMore); // the form leads on; a reload now would lead back
  addEventListener("pagehide", lookNoMore);

  // --- What is not saved yet -------------------------------------------------------------------------------------
  const form = byId("kept");
  const changed = (field) => /^(radio|checkbox)$/.test(field.type) ? field.checked !== field.defaultChecked
    : "defaultValue" in field && field.value !== field.defaultValue;
  const unsaved = () => Boolean(form) && ("unsaved" in form.dataset || [...form.elements].some(changed));
  let saving = false;
  addEventListener("submit", (event) => { saving = event.target === form; });
  addEventListener("beforeunload", (event) => { if (unsaved() && !saving) event.preventDefault(); });
  document.addEventListener("click", (event) => { // a link that leads away takes the form along
    const link = event.target.closest("a[href]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !unsaved()) return;
    event.preventDefault();
    const then = document.createElement("input");
    Object.assign(then, { type: "hidden", name: "then", value: link.getAttribute("href") });
    form.append(then);
    form.requestSubmit();
    then.remove();
  });
  const said = byId("said");
  if (said) {
    const here = new URL(location.href);
    here.searchParams.delete("said");
    history.replaceState(null, "", here); // a reload does not say it again
    const words = said.innerHTML;
    said.textContent = "";
    setTimeout(() => { said.innerHTML = words; }, 100); // a status is read out when it changes
  }

  // --- The clock -------------------------------------------------------------------------------------------------
  const clock = byId("timer");
  if (clock) {
    const output = clock.querySelector("output");
    const start = byId("timer-start");
    const whole = Number(clock.dataset.minutes) * 60;
    let left = whole;
    let until = 0;
    let running = 0;
    const show = () => {
      const seconds = Math.abs(left);
      output.textContent = `${left < 0 ? "−" : ""}${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
      clock.classList.toggle("over", left <= 0);
      start.textContent = running ? start.dataset.pause : start.dataset.start;
    };
    const tick = () => { left = Math.round((until - Date.now()) / 1000); show(); };
    const pause = () => { clearInterval(running); running = 0; };
    start.addEventListener("click", () => {
      if (running) pause();
      else { until = Date.now() + left * 1000; running = setInterval(tick, 250); }
      show();
    });
    byId("timer-reset").addEventListener("click", () => { pause(); left = whole; show(); });
    clock.hidden = false;
  }

  // --- Keys ------------------------------------------------------------------------------------------------------
  const OFF = "crmready-keys-off";
  const footer = byId("keys");
  const named = [...document.querySelectorAll("[data-key]")];
  const off = () => localStorage.getItem(OFF) === "1";
  const label = () => {
    const button = byId("keys-switch");
    button.textContent = off() ? button.dataset.on : button.dataset.off;
    footer.classList.toggle("off", off());
  };
  footer.hidden = named.length === 0;
  byId("keys-switch").addEventListener("click", () => { localStorage.setItem(OFF, off() ? "0" : "1"); label(); });
  label();

  // What presenters send; a page that scrolls keeps them for scrolling.
  const PRESENTER = { PageDown: "ArrowRight", PageUp: "ArrowLeft" };
  const meant = (key) => {
    const fits = document.documentElement.scrollHeight <= innerHeight + 2;
    return (fits && PRESENTER[key]) || (key.length === 1 ? key.toLowerCase() : key);
  };
  const keepsIt = (target, key) => {
    if (target.matches("textarea, select, input:not([type=radio]):not([type=checkbox])")) return true;
    if (target.matches("[type=radio], [type=checkbox]")) return key.startsWith("Arrow");
    return key === "Enter" && target.matches("a, button, summary");
  };
  // A choice made with the mouse leaves the arrows to the pages: else the way on would change it.
  let pointed = false;
  addEventListener("pointerdown", () => { pointed = true; }, true);
  addEventListener("keydown", () => { pointed = false; }, true);
  addEventListener("change", ({ target }) => { if (pointed && target.matches("[type=radio], [type=checkbox]")) target.blur(); });
  document.addEventListener("keydown", (event) => {
    if (off() || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    const key = meant(event.key);
    if (keepsIt(event.target, key)) {
      if (key === "Escape") event.target.blur();
      return;
    }
    const wanted = named.find((one) => one.dataset.key === key);
    if (wanted) { event.preventDefault(); wanted.click(); }
  });
})();
