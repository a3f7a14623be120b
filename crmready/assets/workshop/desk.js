// The counts on the facilitator's screen, the clock, and keys for whoever stands beside a projector. Pages work without.
"use strict";
(() => {
  const table = document.getElementById("counts");
  const look = async () => {
    try {
      const now = await (await fetch("/counts", { credentials: "same-origin" })).json();
      for (const row of now.roles) {
        const line = table.querySelector(`[data-role="${row.role}"]`);
        line.querySelector("[data-count=joined]").textContent = row.joined;
        line.querySelector("[data-count=finished]").textContent = row.finished;
      }
    } catch { /* the laptop is busy, or crmready was stopped: the next look tells */ }
  };
  if (table) setInterval(look, 1500);

  const clock = document.getElementById("timer");
  if (clock) {
    const output = clock.querySelector("output");
    let left = Number(clock.dataset.minutes) * 60;
    let running = 0;
    const tick = () => {
      left -= 1;
      const over = left < 0 ? "−" : "";
      const seconds = Math.abs(left);
      output.textContent = `${over}${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
      clock.classList.toggle("over", left <= 0);
    };
    clock.hidden = false;
    clock.querySelector("button").addEventListener("click", () => {
      clearInterval(running);
      running = running ? 0 : setInterval(tick, 1000);
    });
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.matches("input, textarea, select, button, a")) return;
    const named = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (named) { event.preventDefault(); named.click(); }
  });
})();
