// A caret in the lesson for those who mark without a mouse. Arrows move it, Shift extends the
// selection, S takes the sentence; what it passes is spoken through a live region.
(function (page) {
  "use strict";
  let on = false;
  const sign = page.extra("div", "app-caret");
  sign.hidden = true;
  sign.setAttribute("aria-hidden", "true");
  const voice = page.extra("div", "app-voice");
  voice.setAttribute("aria-live", "polite");
  document.body.append(sign, voice);

  const selection = () => document.getSelection();

  function focusOffset() {
    const { focusNode, focusOffset } = selection();
    return focusNode ? page.text.offset(focusNode, focusOffset) : -1;
  }

  function put(offset) {
    const range = page.text.range(offset, offset);
    if (range) selection().collapse(range.startContainer, range.startOffset);
  }

  function boxAt(offset) {
    const after = page.text.range(offset, offset + 1);
    const boxes = after ? [...after.getClientRects()].filter((box) => box.height) : [];
    if (boxes.length) return { left: boxes[0].left, top: boxes[0].top, height: boxes[0].height };
    const before = page.text.range(Math.max(0, offset - 1), offset);
    const last = before && [...before.getClientRects()].filter((box) => box.height).at(-1);
    return last && { left: last.right, top: last.top, height: last.height };
  }

  function draw() {
    const offset = on ? focusOffset() : -1;
    const box = offset >= 0 && boxAt(offset);
    sign.hidden = !box;
    if (!box) return;
    sign.style.left = box.left - 1 + "px";
    sign.style.top = box.top - 1 + "px";
    sign.style.height = box.height + 2 + "px";
  }

  function intoSight() {
    const offset = focusOffset();
    const box = offset >= 0 && boxAt(offset);
    if (!box) return;
    if (box.top < 60) window.scrollBy(0, box.top - window.innerHeight / 3);
    else if (box.top + box.height > window.innerHeight - 80)
      window.scrollBy(0, box.top - (window.innerHeight * 2) / 3);
  }

  function speak(offset, unit) {
    const words = page.text.range(offset, offset + 120);
    const text = words ? words.toString() : "";
    if (unit === "character") voice.textContent = text.slice(0, 1);
    else if (unit === "word") voice.textContent = (text.match(/^\s*\S+/) || [""])[0];
    else voice.textContent = text.trim().split("\n")[0];
  }

  function move(alter, direction, unit) {
    const chosen = selection();
    const before = focusOffset();
    const [anchorNode, anchorOffset] = [chosen.anchorNode, chosen.anchorOffset];
    chosen.modify(alter, direction, unit);
    const after = focusOffset();
    if (after < 0) {
      // It left the lesson: back to where it was.
      if (alter === "extend" && page.body().contains(anchorNode)) {
        chosen.collapse(anchorNode, anchorOffset);
        const end = page.text.range(before, before);
        chosen.extend(end.startContainer, end.startOffset);
      } else put(before);
    } else if (alter === "extend") voice.textContent = chosen.toString().slice(-120);
    else speak(after, unit);
    intoSight();
    report();
  }

  function sentence() {
    const chosen = selection();
    if (chosen.isCollapsed) {
      chosen.modify("move", "forward", "character");
      chosen.modify("move", "backward", "sentence");
    }
    chosen.modify("extend", "forward", "sentence");
    voice.textContent = chosen.toString();
    intoSight();
    report();
  }

  function report() {
    draw();
    page.tell("caret", { offset: focusOffset() });
  }

  const KEYS = {
    ArrowLeft: ["left", "character", "word"],
    ArrowRight: ["right", "character", "word"],
    ArrowUp: ["backward", "line", "paragraph"],
    ArrowDown: ["forward", "line", "paragraph"],
    Home: ["backward", "lineboundary", "lineboundary"],
    End: ["forward", "lineboundary", "lineboundary"],
  };

  function onKey(event) {
    if (!on || event.altKey || event.metaKey) return;
    if (event.target.closest && event.target.closest("input, textarea, select, dialog")) return;
    const key = KEYS[event.key];
    if (key) {
      const step = event.ctrlKey ? key[2] : key[1];
      move(event.shiftKey ? "extend" : "move", key[0], step);
    } else if (event.key.toLowerCase() === "s" && !event.ctrlKey) sentence();
    else if (event.key === "Escape") page.tell("caret-left", {});
    else if (event.key === "Enter" && !event.target.closest("a, button"))
      page.tell("caret-chosen", { offset: focusOffset() });
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  page.api.caret = (wanted, offset) => {
    on = wanted;
    if (on && (focusOffset() < 0 || selection().isCollapsed)) put(Math.max(0, offset));
    if (!on) voice.textContent = "";
    else if (selection().rangeCount) {
      intoSight();
      report();
    }
    draw();
  };

  document.addEventListener("keydown", onKey, true);
  document.addEventListener("selectionchange", draw);
  document.addEventListener("scroll", draw, { passive: true });
  page.on("moved", draw);
  page.on("shown", () => {
    on = false;
    draw();
  });
})
