"use strict";
// Tables are sorted by a click on a head, and copied for a spreadsheet.
(() => {
  const value = (cell) => cell.dataset.n ?? cell.textContent;

  function order(first, second) {
    const [a, b] = [value(first), value(second)];
    const [x, y] = [parseFloat(a), parseFloat(b)];
    if (Number.isNaN(x) !== Number.isNaN(y)) return Number.isNaN(x) ? 1 : -1;
    if (!Number.isNaN(x) && !first.classList.contains("text")) return x - y;
    return a.localeCompare(b, document.documentElement.lang);
  }

  function sort(table, head) {
    const up = head.getAttribute("aria-sort") !== "ascending";
    const rows = [...table.tBodies[0].rows];
    rows.sort((a, b) => (up ? 1 : -1) * order(a.cells[head.cellIndex], b.cells[head.cellIndex]));
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", up ? "ascending" : "descending");
    table.tBodies[0].append(...rows);
  }

  async function copy(table, button) {
    const lines = [...table.rows].map((row) => [...row.cells].map((cell) => cell.textContent.trim()).join("\t"));
    const text = lines.join("\n");
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // Some browsers give a page from a file no clipboard; the old way asks for a selection.
      const area = document.createElement("textarea");
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    button.textContent = table.dataset.copied;
  }

  for (const table of document.querySelectorAll("table")) {
    for (const head of table.tHead.rows[0].cells) {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      button.addEventListener("click", () => sort(table, head));
      head.append(button);
    }
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = table.dataset.copy;
    button.addEventListener("click", () => copy(table, button));
    table.closest(".table").querySelector(".files").append(button);
  }
})();
