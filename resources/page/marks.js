// Words that are lit: hits of a search, highlights, the sentence being spoken. They are painted
// by the engine over the text (CSS Custom Highlights), so the lesson's own nodes stay as they are.
(function (page) {
  "use strict";
  // Later ones lie above earlier ones; lesson.css names the same layers.
  const LAYERS = ["mark-1", "mark-2", "mark-3", "mark-4", "noted", "spoken", "spoken-word", "hit", "hit-now"];

  // Lights the [start, end) pairs in `layer`, instead of what was lit there.
  page.api.light = (layer, places) => {
    if (!places.length) {
      CSS.highlights.delete(layer);
      return;
    }
    const spans = places.map(([start, end]) => page.text.span(start, end)).filter(Boolean);
    const highlight = new Highlight(...spans);
    highlight.priority = LAYERS.indexOf(layer);
    CSS.highlights.set(layer, highlight);
  };

  // Selections are told as offsets, once they rest.
  let told = "";
  const selected = page.calmly(() => {
    const selection = document.getSelection();
    let place = { start: -1, end: -1 };
    if (selection.rangeCount && !selection.isCollapsed) {
      const range = selection.getRangeAt(0);
      const start = page.text.offset(range.startContainer, range.startOffset);
      const end = page.text.offset(range.endContainer, range.endOffset);
      if (start >= 0 && end > start) {
        const box = range.getBoundingClientRect();
        place = { start, end, left: box.left, top: box.top, right: box.right, bottom: box.bottom };
      }
    }
    const now = JSON.stringify(place);
    if (now === told) return;
    told = now;
    page.tell("selection", place);
  }, 150);
  document.addEventListener("selectionchange", selected);
  document.addEventListener("scroll", selected, { passive: true }); // its box has moved
  page.on("moved", selected);

  page.api.select = (start, end) => {
    const selection = document.getSelection();
    selection.removeAllRanges();
    const range = end > start && page.text.range(start, end);
    if (range) selection.addRange(range);
  };

  // A click on plain words is told with its offset: the pane knows which marks lie there.
  page.on("clicked", (event) => {
    if (!event.isTrusted || !document.getSelection().isCollapsed) return;
    const caret = document.caretRangeFromPoint(event.clientX, event.clientY);
    if (!caret) return;
    const offset = page.text.offset(caret.startContainer, caret.startOffset);
    if (offset >= 0)
      page.tell("clicked", { offset, left: event.clientX, top: event.clientY });
  });

  page.on("leaving", () => {
    CSS.highlights.clear();
    told = "";
  });
})
