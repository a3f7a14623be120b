// Keeps the counts on the facilitator's screen up to date. Without it the page reloads itself.
"use strict";
(() => {
  const table = document.getElementById("counts");
  if (!table) return;
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
  setInterval(look, 1500);
})();
