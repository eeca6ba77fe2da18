// The coding form. It shows what Python keeps and sends what is typed: a code appears once it is saved.

function element(name, properties = {}, ...inside) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...inside);
  return made;
}

function choiceButton(choice, onclick) {
  const key = element("kbd", {}, choice.keys[0]);
  key.setAttribute("aria-hidden", "true");
  const button = element("button", { type: "button", onclick }, key, choice.label);
  button.setAttribute("aria-keyshortcuts", choice.keys.join(" "));
  return button;
}

function render({ model, el }) {
  const words = model.get("words");
  const questions = model.get("questions");
  const form = element("div", { className: "discourse-coding", tabIndex: 0, lang: model.get("lang") });
  form.setAttribute("role", "group");
  form.setAttribute("aria-label", words.sentence);
  // JupyterLab takes single letters for its own commands: "d d" would delete the cell.
  form.setAttribute("data-lm-suppress-shortcuts", "true");

  const progress = element("p", { className: "coding-progress" });
  const before = element("p", { className: "coding-context" });
  const sentence = element("p", { className: "coding-sentence" });
  const after = element("p", { className: "coding-context" });
  for (const [shown, label] of [[before, words.before], [sentence, words.sentence], [after, words.after]]) {
    shown.setAttribute("aria-label", label);
    shown.setAttribute("role", "group");
  }
  sentence.setAttribute("aria-live", "polite");

  const row = () => model.get("rows")[model.get("place")];
  const status = element("p", { className: "coding-message" });
  status.setAttribute("role", "status");

  function code(column, value) {
    if (column !== questions[0].column && !row()[questions[0].column]) {
      status.textContent = words.value_first;
      return;
    }
    const again = row()[column] === value;
    model.send({ place: model.get("place"), column, value: again ? "" : value });
  }

  function move(step) {
    keepNote();
    // As in Python: what is neither good nor bad needs no status.
    const needed = questions.filter(({ column }) => column !== "status" || row().valence !== "0");
    if (step > 0 && needed.some(({ column }) => !row()[column]))
      status.textContent = words.code_first;
    else if (step > 0 && model.get("place") === model.get("rows").length - 1) status.textContent = words.done;
    else model.send({ step });
  }

  const buttons = [];
  const groups = questions.map((question) => {
    const group = element("fieldset", {}, element("legend", {}, question.label));
    for (const choice of question.choices) {
      const button = choiceButton(choice, () => code(question.column, choice.value));
      buttons.push([button, question.column, choice.value]);
      group.append(button);
    }
    return group;
  });

  const note = element("input", { type: "text" });
  function keepNote() {
    if (note.value !== row().note) model.send({ place: model.get("place"), column: "note", value: note.value });
  }
  note.addEventListener("change", keepNote);

  const back = element("button", { type: "button", onclick: () => move(-1) }, "← " + words.back);
  const next = element("button", { type: "button", onclick: () => move(1) }, words.next + " →");

  form.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const writing = event.target === note;
    const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
    // On a button Enter presses it.
    const entered = event.key === "Enter" && event.target.tagName !== "BUTTON";
    if (entered || (!writing && event.key in steps)) {
      event.preventDefault();
      move(entered ? 1 : steps[event.key]);
      form.focus();
      return;
    }
    // A key held down would give a code and take it back.
    if (writing || event.repeat) return;
    for (const question of questions) {
      for (const choice of question.choices) {
        if (choice.keys.includes(event.key.toLowerCase())) {
          event.preventDefault();
          code(question.column, choice.value);
          return;
        }
      }
    }
  });

  function show() {
    const shown = row();
    before.textContent = shown.before;
    sentence.textContent = shown.sentence;
    after.textContent = shown.after;
    note.value = shown.note;
    progress.textContent = model.get("progress");
    status.textContent = model.get("message");
    for (const [button, column, value] of buttons) {
      button.setAttribute("aria-pressed", String(shown[column] === value));
    }
  }

  const names = ["change:rows", "change:place", "change:progress", "change:message"];
  names.forEach((name) => model.on(name, show));
  form.append(
    progress, before, sentence, after, ...groups,
    element("label", {}, words.note + " ", note),
    element("p", { className: "coding-moves" }, back, next),
    status,
    element("p", { className: "coding-keys" }, words.keys),
  );
  show();
  el.append(form);
  return () => names.forEach((name) => model.off(name, show));
}

export default { render };
