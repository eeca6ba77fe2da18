"use strict";
// The legend switches categories, the choices take one voice or one target, links light both ends.
(() => {
  const body = document.body;
  const article = document.getElementById("article");
  const hidden = new Set();

  // A piece under several findings loses the look of each one that is off, and its own when all are.
  function paint(link) {
    const kinds = [...link.classList].filter((name) => !["m", "v", "hidden", "chosen"].includes(name));
    link.classList.toggle("hidden", kinds.every((name) => hidden.has(name)));
  }

  function toggle(button) {
    const name = button.dataset.toggle;
    const on = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(on));
    if (name === "codes") {
      body.classList.toggle("codes", on);
      return;
    }
    if (on) hidden.delete(name);
    else hidden.add(name);
    article.querySelectorAll(`a.${name}`).forEach(paint);
  }

  for (const label of document.querySelectorAll(".toggle")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "toggle";
    button.dataset.toggle = label.dataset.toggle;
    button.setAttribute("aria-pressed", String(!label.classList.contains("off")));
    button.append(...label.childNodes);
    button.addEventListener("click", () => toggle(button));
    label.replaceWith(button);
  }

  function listen(voice) {
    body.dataset.voice = voice;
    for (const one of document.querySelectorAll("[data-v]")) {
      one.classList.toggle("other", voice !== "all" && one.dataset.v !== voice);
    }
    for (const counts of document.querySelectorAll("[data-all]")) {
      counts.textContent = counts.dataset[voice];
    }
    // Intervals and balances are of all voices.
    for (const net of document.querySelectorAll(".bars .interval, .bars .diamond, .net")) {
      net.toggleAttribute("hidden", voice !== "all");
      net.setAttribute("visibility", voice === "all" ? "visible" : "hidden");
    }
  }

  document.querySelectorAll("input[type=radio]").forEach((input) => {
    input.addEventListener("change", () => {
      if (input.name === "voice") listen(input.value);
      else body.dataset.target = input.value;
    });
  });

  // A quote and its passage are lit together, from either end.
  const partner = (link) => document.getElementById(link.hash.slice(1));
  for (const link of article.querySelectorAll("a.q, a.aside")) {
    const ends = [link.closest(".s, .block"), partner(link)];
    const light = (on) => ends.forEach((end) => end && end.classList.toggle("lit", on));
    for (const name of ["mouseenter", "focus"]) link.addEventListener(name, () => light(true));
    for (const name of ["mouseleave", "blur"]) link.addEventListener(name, () => light(false));
  }

  // The map shows which part of the article is on the screen.
  const seen = document.querySelector(".map .seen");
  let asked = false;
  function look() {
    asked = false;
    const box = article.getBoundingClientRect();
    const top = Math.min(1, Math.max(0, -box.top / box.height));
    const end = Math.min(1, Math.max(0, (innerHeight - box.top) / box.height));
    seen.setAttribute("y", `${100 * top}%`);
    seen.setAttribute("height", `${100 * Math.max(0, end - top)}%`);
  }
  if (seen) {
    const later = () => {
      if (!asked) requestAnimationFrame(look);
      asked = true;
    };
    addEventListener("scroll", later, { passive: true });
    addEventListener("resize", later);
    look();
  }
})();
