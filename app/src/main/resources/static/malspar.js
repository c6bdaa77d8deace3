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

// What is typed at the desk is kept in this tab until it is recorded: neither a reload nor a step back loses it.
function desk() {
  const PLACE = "malspar ";
  const here = PLACE + location.pathname;
  const notice = document.getElementById("kvar");
  const form = () => document.querySelector("form.desk");
  const keep = () => {
    if (form()) {
      const typed = [...new FormData(form())].filter(([name]) => !["_csrf", "anvandare", "losenord"].includes(name));
      sessionStorage.setItem(here, JSON.stringify(typed));
    }
  };
  const forget = () => Object.keys(sessionStorage).filter((key) => key.startsWith(PLACE)).forEach((key) => sessionStorage.removeItem(key));
  document.addEventListener("input", (event) => {
    if (event.target.closest("form.desk")) {
      if (notice) { notice.hidden = true; }
      keep();
    }
  });
  document.addEventListener("submit", (event) => {
    if (event.target.closest("form.who")) { forget(); }
  });
  // whoever is typing in something that is drawn anew goes on typing in it
  let writing = "";
  document.addEventListener("htmx:beforeSwap", () => { writing = document.activeElement ? document.activeElement.id : ""; });
  document.addEventListener("htmx:afterSettle", () => {
    const again = writing && document.activeElement === document.body ? document.getElementById(writing) : null;
    if (again) { again.focus(); }
  });
  if (document.querySelector("[data-recorded]")) { forget(); }
  const typed = sessionStorage.getItem(here);
  if (!notice || !form() || !typed) { return; }
  notice.hidden = false;
  notice.querySelector("[data-away]").addEventListener("click", () => { forget(); notice.hidden = true; });
  notice.querySelector("[data-again]").addEventListener("click", () => {
    const again = document.createElement("form");
    again.method = "post";
    again.action = form().action;
    const entries = [...JSON.parse(typed), ["_csrf", form().elements["_csrf"].value], ["handling", "andra"]];
    entries.forEach(([name, value]) => {
      const input = document.createElement("input");
      input.type = "hidden";
      input.name = name;
      input.value = value;
      again.append(input);
    });
    document.body.append(again);
    again.submit();
  });
}

document.addEventListener("DOMContentLoaded", () => {
  if (document.getElementById("desk")) { desk(); }
  const slider = document.getElementById("steg");
  if (slider) { steps(slider); }
  const page = document.querySelector("[data-live]");
  if (page) { live(page); }
});
