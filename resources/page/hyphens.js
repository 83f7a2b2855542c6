// Places where words may be broken. They are drawn by the style sheet (a soft hyphen as the
// content of an empty element), so the text, what is copied and every offset stay as they are.
(function (page) {
  "use strict";
  let marked = false;

  function unmark() {
    for (const mark of page.body().querySelectorAll(".app-shy")) {
      const around = mark.parentNode;
      mark.remove();
      around.normalize();
    }
    marked = false;
  }

  function mark(offsets) {
    // From the end: what was split lies behind all that is still to be found.
    for (let at = offsets.length - 1; at >= 0; at--) {
      const place = page.text.span(offsets[at], offsets[at]);
      const node = place && place.startContainer;
      const inside = place && place.startOffset;
      if (!node || inside <= 0 || inside >= node.data.length) continue;
      const rest = node.splitText(inside);
      rest.before(page.extra("span", "app-shy"));
      marked = true;
    }
  }

  // `offsets` in the page's text, in order; none takes the marks away.
  page.api.hyphenate = (offsets) => {
    if (!marked && !offsets.length) return;
    page.keepingPlace(() => {
      if (marked) unmark();
      page.text.forget();
      mark(offsets);
      page.text.forget();
    });
  };

  page.on("shown", () => {
    marked = false;
  });
})
