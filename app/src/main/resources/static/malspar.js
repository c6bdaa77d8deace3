// What the pages do beyond being read. Everything here has a way without it.
"use strict";

// The slider steps between decisions: it says at once where it stands, and fetches the state when it comes to rest.
function steps(slider) {
  const box = slider.closest("[data-steps]");
  const lines = box.dataset.steps.split("\n");
  const form = document.getElementById("stegform");
  const day = document.getElementById("stegdatum");
  let rest;
  box.hidden = false;
  slider.addEventListener("input", () => {
    const line = lines[Number(slider.value)];
    slider.setAttribute("aria-valuetext", line.length > 11 ? line : line + box.dataset.before);
    clearTimeout(rest);
    rest = setTimeout(() => {
      day.value = line.slice(0, 10);
      htmx.trigger(form, "steg");
    }, 120);
  });
  // pointing at the line does what the slider does
  document.addEventListener("click", (event) => {
    const mark = event.target.closest && event.target.closest("#tidslinje .mark[data-day]");
    const at = mark ? lines.findIndex((line) => line.startsWith(mark.dataset.day)) : -1;
    if (at >= 0) {
      slider.value = String(at);
      slider.dispatchEvent(new Event("input"));
    }
  });
}

// The state of today renews itself when something is recorded: told by the server, or asked for now and then.
function live(page) {
  const HALF_A_MINUTE = 30000;
  let asking;
  const renew = () => htmx.ajax("GET", location.href, { source: document.body, target: "#nulage", select: "#nulage", swap: "outerHTML" });
  const ask = () => { asking = asking || setInterval(renew, HALF_A_MINUTE); };
  if (!window.EventSource) {
    ask();
    return;
  }
  const news = new EventSource(page.dataset.live);
  news.addEventListener("registrerat", renew);
  news.addEventListener("error", () => { if (news.readyState === EventSource.CLOSED) { ask(); } });
  addEventListener("pagehide", () => news.close());
}

document.addEventListener("DOMContentLoaded", () => {
  const slider = document.getElementById("steg");
  if (slider) { steps(slider); }
  const page = document.querySelector("[data-live]");
  if (page) { live(page); }
});
