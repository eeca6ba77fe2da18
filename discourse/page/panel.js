"use strict";
// The panel beside the article: the explanation of what is clicked, touched or reached by keyboard.
// The explanations are in the page already, below the article; the panel shows copies of them.
(() => {
  const body = document.body;
  const article = document.getElementById("article");
  const panel = document.getElementById("panel");
  const inside = document.getElementById("panel-body");
  const head = document.getElementById("panel-head");
  let chosen = null;
  let returning = false;
  document.documentElement.classList.add("js");

  const cardsOf = (link) =>
    (link.dataset.c || link.hash.slice(1)).split(" ").map((name) => document.getElementById(name));

  function copy(card) {
    const shown = document.createElement("div");
    shown.className = "found";
    for (const child of card.childNodes) shown.append(child.cloneNode(true));
    return shown;
  }

  function show(link) {
    if (chosen) chosen.classList.remove("chosen");
    chosen = link;
    link.classList.add("chosen");
    inside.replaceChildren(...cardsOf(link).filter(Boolean).map(copy));
    panel.hidden = false;
    panel.scrollTop = 0;
    body.classList.add("explaining");
  }

  function close() {
    if (panel.hidden) return;
    const back = chosen;
    panel.hidden = true;
    body.classList.remove("explaining");
    if (chosen) chosen.classList.remove("chosen");
    chosen = null;
    if (back) give(back);
  }

  // The focus goes back to the hit, which is not to open the panel again.
  function give(link) {
    returning = true;
    link.focus({ preventScroll: true });
    returning = false;
  }

  const explained = (event) => event.target.closest("a.m, a.v, a.g");

  article.addEventListener("click", (event) => {
    const link = explained(event);
    if (!link) return;
    event.preventDefault();
    const byKeyboard = event.detail === 0;
    show(link);
    if (byKeyboard) head.focus();
  });

  // A sentence is touched beside its hits: its own explanation opens, unless words are being marked.
  article.addEventListener("click", (event) => {
    if (event.target.closest("a") || !getSelection().isCollapsed) return;
    const sentence = event.target.closest(".s");
    if (sentence) show(sentence.querySelector(".g"));
  });

  article.addEventListener("focusin", (event) => {
    const link = explained(event);
    if (link && !returning && link.matches(":focus-visible")) show(link);
  });

  panel.querySelector(".close").addEventListener("click", close);

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
})();
