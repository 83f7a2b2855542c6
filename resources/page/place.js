// Where the reader is: told to the pane by block of the text, and kept while things move.
(function (page) {
  "use strict";
  let headings = [];
  let blocks = []; // offsets at which the blocks of the text begin
  let wanted = null; // the place to come to while pictures and fonts still move things
  let reported = "";

  const position = () =>
    page.range() > 0 ? Math.min(1, window.scrollY / page.range()) : 0;
  const atEnd = () =>
    page.body().getBoundingClientRect().bottom <= window.innerHeight + 4;

  function currentHeading() {
    let anchor = "";
    const end = page.range() > 0 && window.scrollY >= page.range() - 2;
    const line = end ? window.innerHeight : Math.min(140, window.innerHeight / 3);
    for (const heading of headings) {
      if (heading.getBoundingClientRect().top > line) break;
      anchor = heading.id;
      if (end && heading.getBoundingClientRect().top > 0) break;
    }
    return anchor;
  }

  function boxOf(block) {
    const range = page.text.range(blocks[block], blocks[block] + 1);
    return range && range.getBoundingClientRect();
  }

  // The block whose first line is the last one above the top edge, and how far beyond that
  // line the edge is, as a share of the way to the next block.
  function topBlock() {
    let low = 0;
    let high = blocks.length - 1;
    if (high < 0 || window.scrollY <= 0) return null;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (boxOf(middle).top <= 1) low = middle;
      else high = middle - 1;
    }
    const top = boxOf(low).top;
    const next = low + 1 < blocks.length ? boxOf(low + 1).top : top;
    const share = next > top && top < 0 ? Math.min(1, -top / (next - top)) : 0;
    return top > 1 ? null : { offset: blocks[low], share };
  }

  function toBlock(offset, share) {
    let block = 0;
    while (block + 1 < blocks.length && blocks[block + 1] <= offset) block++;
    if (!blocks.length) return;
    page.openAround(page.text.range(blocks[block], blocks[block] + 1).startContainer.parentElement);
    const top = boxOf(block).top;
    const next = block + 1 < blocks.length ? boxOf(block + 1).top : top;
    const way = next > top ? share * (next - top) : 0;
    window.scrollTo(0, window.scrollY + top + way);
  }

  function report() {
    const top = topBlock() || { offset: -1, share: 0 };
    const place = { position: position(), heading: currentHeading(), end: atEnd(), ...top };
    const now = JSON.stringify(place);
    if (now === reported) return;
    reported = now;
    page.tell("place", place);
  }

  const soon = page.calmly(report);

  function settle() {
    if (!wanted) return;
    if (wanted.anchor) reach(wanted.anchor);
    else if (wanted.offset >= 0) toBlock(wanted.offset, wanted.share);
    else window.scrollTo(0, wanted.position * page.range());
  }

  function reach(anchor) {
    const target = document.getElementById(anchor);
    if (!target || !page.body().contains(target)) return false;
    page.openAround(target.parentElement);
    target.scrollIntoView({ block: "start", behavior: "instant" });
    return true;
  }

  function hold(place) {
    wanted = place;
    settle();
  }

  // The next Tab goes on from the heading that was jumped to.
  function focusOn(anchor) {
    const target = document.getElementById(anchor);
    if (!target.hasAttribute("tabindex")) target.tabIndex = -1;
    target.focus({ preventScroll: true });
  }

  page.soon = soon;
  // Change the layout without moving what is being read.
  page.keepingPlace = (change) => {
    const held = topBlock();
    change();
    // Held on to: a face that is fetched now moves everything once more when it comes.
    if (!wanted && held) wanted = held;
    settle();
    page.markScrollers();
    page.emit("moved");
    soon();
  };

  page.api.reach = (anchor) => {
    if (!anchor) hold({ position: 0 });
    else if (document.getElementById(anchor)) {
      hold({ anchor });
      focusOn(anchor);
    }
    soon();
  };
  page.api.go = (share) => {
    hold({ position: share });
    soon();
  };
  page.api.come = (position, offset, share) => {
    hold({ position, offset, share });
    soon();
  };
  page.api.release = () => {
    wanted = null;
  };
  // Scroll by so many lines of the text.
  page.api.step = (lines) => {
    wanted = null;
    const line = parseFloat(getComputedStyle(document.body).lineHeight);
    window.scrollBy({ top: lines * line, behavior: "instant" });
    soon();
  };
  // A sign of life now and then, for the time of reading.
  let stirred = -Infinity;
  function stir() {
    if (performance.now() - stirred < 5000) return;
    stirred = performance.now();
    page.tell("stirred");
  }
  // Bring words into sight, in the upper third, unless they are well in sight already.
  page.api.reveal = (start, end) => {
    wanted = null;
    const range = page.text.range(start, end);
    if (!range) return;
    page.openAround(range.startContainer.parentElement);
    const box = range.getBoundingClientRect();
    if (box.top < 48 || box.bottom > window.innerHeight - 48)
      window.scrollTo(0, window.scrollY + box.top - window.innerHeight / 3);
    const inner = range.startContainer.parentElement.closest(".app-table, pre");
    if (inner && (box.right > inner.getBoundingClientRect().right || box.left < 0))
      inner.scrollLeft += box.left - inner.getBoundingClientRect().left - 24;
    soon();
  };

  const inSight = ([start, end]) => {
    const range = page.text.range(start, end);
    const box = range && range.getBoundingClientRect();
    return !box || (box.bottom > 0 && box.top < window.innerHeight);
  };
  // A voice goes from the sentence `before` to `now`: follow it, unless both are out of sight,
  // which says that the reader has gone to look at something else.
  page.api.keepUp = (now, before) => {
    const away = Boolean(before) && !inSight(before) && !inSight(now);
    if (!away) page.api.reveal(...now);
    page.tell("voice", { away });
  };

  page.on("shown", (lesson) => {
    headings = [...page.body().querySelectorAll("h2[id],h3[id],h4[id],h5[id],h6[id]")];
    blocks = lesson.blocks;
    reported = "";
    hold(
      lesson.anchor
        ? { anchor: lesson.anchor }
        : { position: lesson.position, offset: lesson.offset, share: lesson.share },
    );
  });
  page.on("painted", () => {
    settle();
    report();
  });
  for (const kind of ["wheel", "keydown", "pointerdown", "touchstart"])
    document.addEventListener(kind, page.api.release, { passive: true, capture: true });
  for (const kind of ["wheel", "keydown", "pointerdown", "pointermove", "touchstart"])
    document.addEventListener(kind, stir, { passive: true, capture: true });
  document.addEventListener("scroll", soon, { passive: true });
  document.addEventListener("load", settle, true);
  document.addEventListener("toggle", soon, true);
  window.addEventListener("resize", () => {
    settle();
    page.markScrollers();
    page.emit("moved");
    soon();
  });
  document.fonts.addEventListener("loadingdone", settle);
})
