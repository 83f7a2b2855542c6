// Signs in the margin for notes and bookmarks: buttons whose names are the notes themselves.
// They stand beside the lesson's text, not in it, so that its words stay as they are.
(function (page) {
  "use strict";
  const STEP = 24; // pixels between signs of the same line
  let notes = [];
  let layer = null;

  function sign(note) {
    const made = page.extra("button", "app-note app-note-" + note.kind);
    made.type = "button";
    made.setAttribute("aria-label", note.label);
    made.title = note.label.length > 200 ? note.label.slice(0, 199) + "…" : note.label;
    made.dataset.note = note.key;
    return made;
  }

  function place() {
    if (!layer || !notes.length) return;
    const body = page.body().getBoundingClientRect();
    const taken = { note: -STEP, bookmark: -STEP };
    for (const [number, note] of notes.entries()) {
      const made = layer.children[number];
      const range = page.text.range(note.start, Math.min(note.end, note.start + 1));
      const box = range && range.getBoundingClientRect();
      made.hidden = !box || !box.height;
      if (made.hidden) continue;
      const line = box.top + window.scrollY + Math.min(box.height, 28) / 2 - 11;
      const top = Math.max(line, taken[note.kind] + STEP);
      taken[note.kind] = top;
      made.style.top = top + "px";
      const side = note.kind === "bookmark" ? body.left - 30 : body.right + 6;
      made.style.left = Math.max(2, Math.min(side, window.innerWidth - 38)) + "px";
    }
  }

  page.api.notes = (list) => {
    notes = list;
    if (!layer) {
      layer = page.extra("div", "app-notes");
      page.part("page").append(layer);
    }
    layer.replaceChildren(...notes.map(sign));
    place();
  };

  page.on("clicked", (event) => {
    const made = event.target.closest && event.target.closest(".app-note");
    if (!made) return;
    const box = made.getBoundingClientRect();
    page.tell("note", { key: Number(made.dataset.note), left: box.left, top: box.bottom });
  });
  page.on("shown", () => page.api.notes([]));
  page.on("painted", place);
  page.on("moved", place);
  document.addEventListener("load", place, true);
  document.addEventListener("toggle", place, true);
  document.fonts.addEventListener("loadingdone", place);
})
