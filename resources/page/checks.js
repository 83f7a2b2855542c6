// Questions in the midst of a lesson: their boxes get fields, the pane judges the answers.
(function (page) {
  "use strict";
  const boxes = new Map(); // key -> what stands there

  page.on("leaving", () => boxes.clear());
  page.on("shown", (lesson) => {
    for (const check of lesson.checks || []) {
      const box = page.body().querySelector(`.check.${CSS.escape(check.key)}`);
      if (!box || boxes.has(check.key)) continue;
      const made = { box, check, fields: [], answer: () => null };
      boxes.set(check.key, made);
      box.setAttribute("role", "group");
      box.setAttribute("aria-label", page.words.check);
      const make = MAKERS[check.interaction];
      if (make) make(made);
      finish(made, Boolean(make));
    }
  });

  const MAKERS = {
    choice: (made) => choices(made, (chosen) => ({ chosen })),
    true_false: (made) => choices(made, (chosen) => ({ value: chosen[0] === "true" })),
    short_text: (made) => typed(made),
    numeric: (made) => typed(made),
    match(made) {
      const items = rows(made);
      const fields = items.map((item) => list(made, item, made.check.options));
      made.answer = () => {
        const pairs = {};
        fields.forEach((field, n) => field.value && (pairs[made.check.stems[n]] = field.value));
        return Object.keys(pairs).length === fields.length ? { pairs } : null;
      };
    },
    order(made) {
      const items = rows(made);
      const places = items.map((_, n) => ({ id: String(n + 1), text: String(n + 1) }));
      const fields = items.map((item) => list(made, item, places, page.words.place));
      made.answer = () => {
        const order = [];
        fields.forEach((field, n) => field.value && (order[field.value - 1] = made.check.options[n].id));
        return order.filter(Boolean).length === items.length ? { order } : null;
      };
    },
    cloze(made) {
      const spans = [...made.box.querySelectorAll(".check-gap")];
      const fields = made.check.gaps.map((gap, n) => {
        const span = spans[n];
        if (!span) return null;
        span.classList.add("app-filled");
        const hold = page.extra("span", "app-gap");
        span.before(hold);
        const name = page.words.gap.replace("{number}", n + 1);
        const field = gap.kind === "choice" ? select(gap.options, name) : input(gap.width, name);
        keep(made, hold, field);
        return field;
      });
      made.answer = () => {
        const gaps = {};
        fields.forEach((field, n) => field && field.value.trim() && (gaps[made.check.gaps[n].name] = field.value));
        return Object.keys(gaps).length ? { gaps } : null;
      };
    },
  };

  const rows = (made) => [...(made.box.querySelector(":scope > ul")?.children || [])];

  function choices(made, answer) {
    const { check, box } = made;
    const group = box.querySelector(":scope > ul");
    const many = check.most !== 1;
    if (!group) return;
    group.classList.add("app-choices");
    group.setAttribute("role", many ? "group" : "radiogroup");
    const items = rows(made);
    const isOn = (item) => item.getAttribute("aria-checked") === "true";
    const set = (item, on) => item.setAttribute("aria-checked", String(on));
    const choose = (item) => {
      if (made.locked) return;
      if (many) set(item, !isOn(item));
      else items.forEach((other) => set(other, other === item));
      move(item);
      changed(made);
    };
    const move = (item) => {
      items.forEach((other) => (other.tabIndex = many || other === item ? 0 : -1));
      item.focus({ preventScroll: true });
    };
    items.forEach((item, n) => {
      item.setAttribute("role", many ? "checkbox" : "radio");
      set(item, false);
      item.tabIndex = many || n === 0 ? 0 : -1;
      item.addEventListener("click", (event) => event.target.closest("a[href], dfn") || choose(item));
      item.addEventListener("keydown", (event) => {
        const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
        if (event.key === " " || (event.key === "Enter" && !isOn(item))) choose(item);
        else if (event.key === "Enter") send(made);
        else if (step && !many) choose(items.at((n + step) % items.length));
        else if (step) move(items.at((n + step) % items.length));
        else return;
        event.preventDefault();
        event.stopPropagation();
      });
    });
    made.items = new Map(items.map((item, n) => [check.options[n].id, item]));
    made.answer = () => {
      const chosen = check.options.filter((_, n) => isOn(items[n])).map((option) => option.id);
      return chosen.length ? answer(chosen) : null;
    };
    made.clear = () => items.forEach((item) => set(item, false));
  }

  function typed(made) {
    const hold = page.extra("div", "app-typed");
    const field = input(made.check.width, page.words.answer);
    keep(made, hold, field);
    made.box.append(hold);
    made.answer = () => (field.value.trim() ? { text: field.value } : null);
  }

  function list(made, item, options, name) {
    const hold = page.extra("span", "app-listed");
    const field = select(options, `${name || page.words.matching}: ${item.textContent.trim()}`);
    keep(made, hold, field);
    item.append(hold);
    return field;
  }

  function select(options, name) {
    const field = document.createElement("select");
    field.append(new Option("–", ""), ...options.map((one) => new Option(one.text, one.id)));
    field.setAttribute("aria-label", name);
    return field;
  }

  function input(width, name) {
    const field = document.createElement("input");
    field.type = "text";
    field.size = Math.max(4, Math.min(width, 40));
    field.maxLength = 2000;
    field.spellcheck = false;
    field.autocomplete = "off";
    field.setAttribute("aria-label", name);
    return field;
  }

  function keep(made, hold, field) {
    hold.append(field);
    made.fields.push(field);
    field.addEventListener("input", () => changed(made));
    field.addEventListener("keydown", (event) => {
      // The lesson's own single keys are not meant while somebody types.
      event.stopPropagation();
      if (event.key !== "Enter") return;
      event.preventDefault();
      const next = made.fields[made.fields.indexOf(field) + 1];
      if (next && !next.value) next.focus();
      else send(made);
    });
  }

  function finish(made, playable) {
    const foot = page.extra("div", "app-check-foot");
    made.told = document.createElement("div");
    made.told.className = "app-check-told";
    made.told.setAttribute("role", "status");
    if (playable) {
      made.button = document.createElement("button");
      made.button.type = "button";
      made.button.className = "app-primary";
      made.button.textContent = page.words.checkAnswer;
      made.button.addEventListener("click", () => (made.locked ? again(made) : send(made)));
      made.button.disabled = true;
      foot.append(made.button);
    } else {
      made.told.textContent = page.words.onlyInQuiz;
    }
    foot.append(made.told);
    made.box.append(foot);
  }

  function changed(made) {
    made.button.disabled = made.answer() === null;
  }

  function send(made) {
    const answer = made.answer();
    if (made.locked || answer === null) return;
    page.tell("check", { key: made.check.key, answer });
  }

  function again(made) {
    made.locked = false;
    made.box.classList.remove("is-right", "is-wrong", "is-partial");
    made.told.replaceChildren();
    for (const sign of made.box.querySelectorAll(".app-verdict")) sign.remove();
    for (const item of made.box.querySelectorAll("[data-verdict]")) delete item.dataset.verdict;
    for (const field of made.fields) {
      field.disabled = false;
      field.value = "";
    }
    made.clear?.();
    made.button.textContent = page.words.checkAnswer;
    changed(made);
    (made.fields[0] || made.box.querySelector("[role=radio], [role=checkbox]"))?.focus();
  }

  // What the pane found: verdict and words for the whole, for parts by their key, and HTML of
  // the explanation, cleaned like the lesson itself.
  page.api.checked = (key, result) => {
    const made = boxes.get(key);
    if (!made) return;
    page.keepingPlace(() => {
      made.locked = true;
      made.box.classList.add(`is-${result.verdict}`);
      for (const field of made.fields) field.disabled = true;
      for (const part of result.parts) sign(made, part);
      const words = document.createElement("p");
      words.className = "app-check-verdict";
      words.textContent = result.words;
      made.told.replaceChildren(words);
      if (result.correct) {
        const correct = document.createElement("div");
        correct.innerHTML = result.correct;
        made.told.append(correct);
      }
      if (result.html) {
        const why = document.createElement("div");
        why.innerHTML = result.html;
        made.told.append(why);
      }
      made.button.textContent = page.words.tryAgain;
      made.button.disabled = false;
    });
    made.button.focus({ preventScroll: true });
  };

  function sign(made, part) {
    const at = made.items?.get(part.key) || fieldOf(made, part.key);
    if (!at) return;
    at.dataset.verdict = part.verdict;
    const words = page.extra("span", "app-verdict");
    words.textContent = part.words;
    if (at.matches("select, input")) at.after(words);
    else at.append(words);
  }

  function fieldOf(made, key) {
    const { check, fields } = made;
    if (check.interaction === "match") return fields[check.stems.indexOf(key)];
    if (check.interaction === "cloze") return fields[check.gaps.findIndex((gap) => gap.name === key)];
    if (check.interaction === "order") return fields[check.options.findIndex((one) => one.id === key)];
    return fields[0];
  }
})
