// A picture opens large: over the whole page, with zoom by wheel, buttons and keys.
(function (page) {
  "use strict";
  const STEP = 1.25;
  const MOST = 12;
  let open = null;

  page.on("shown", () => {
    close();
    for (const picture of page.body().querySelectorAll("img")) {
      if (picture.closest("a[href]")) continue;
      picture.classList.add("app-zoomable");
      picture.tabIndex = 0;
      picture.setAttribute("aria-description", page.words.enlarge);
      picture.title ||= page.words.enlarge;
      picture.addEventListener("click", () => show(picture));
      picture.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        show(picture);
      });
    }
  });
  page.on("leaving", close);

  function show(picture) {
    if (!picture.naturalWidth && !picture.complete) return;
    close();
    const box = page.extra("div", "app-large");
    box.setAttribute("role", "dialog");
    box.setAttribute("aria-modal", "true");
    box.setAttribute("aria-label", picture.alt || page.words.picture);
    const stage = document.createElement("div");
    stage.className = "app-stage";
    const large = document.createElement("img");
    large.src = picture.src;
    large.alt = picture.alt;
    large.draggable = false;
    stage.append(large);
    const tools = document.createElement("div");
    tools.className = "app-large-tools";
    const view = { box, stage, large, tools, from: picture, scale: 1, x: 0, y: 0, fit: 1 };
    const caption = picture.closest("figure")?.querySelector("figcaption");
    const words = document.createElement("p");
    words.textContent = caption ? caption.textContent : picture.alt;
    tools.append(
      words,
      tool(page.words.zoomOut, "−", () => zoom(view, 1 / STEP)),
      tool(page.words.zoomIn, "+", () => zoom(view, STEP)),
      tool(page.words.wholePicture, "1:1", () => fit(view)),
      tool(page.words.close, "×", close),
    );
    box.append(stage, tools);
    document.body.append(box);
    open = view;
    page.root.classList.add("app-covered");
    stage.addEventListener("wheel", (event) => onWheel(view, event), { passive: false });
    stage.addEventListener("pointerdown", (event) => onGrab(view, event));
    stage.addEventListener("dblclick", () => (view.scale > view.fit ? fit(view) : zoom(view, 2)));
    box.addEventListener("keydown", (event) => onKey(view, event));
    if (large.complete) fit(view);
    else large.addEventListener("load", () => fit(view));
    tools.querySelector("button:last-child").focus();
    page.tell("figure", { open: true });
  }

  function tool(name, sign, act) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = sign;
    button.title = name;
    button.setAttribute("aria-label", name);
    button.addEventListener("click", act);
    return button;
  }

  function place(view) {
    const room = view.stage.getBoundingClientRect();
    const wide = Math.max(0, (view.large.naturalWidth * view.scale - room.width) / 2);
    const high = Math.max(0, (view.large.naturalHeight * view.scale - room.height) / 2);
    view.x = Math.min(wide, Math.max(-wide, view.x));
    view.y = Math.min(high, Math.max(-high, view.y));
    view.large.style.transform = `translate(${view.x}px, ${view.y}px) scale(${view.scale})`;
  }

  function fit(view) {
    const room = view.stage.getBoundingClientRect();
    const { naturalWidth: width, naturalHeight: height } = view.large;
    if (!width || !height) return;
    view.fit = Math.min((room.width - 32) / width, (room.height - 32) / height);
    view.scale = view.fit;
    view.x = view.y = 0;
    place(view);
  }

  function zoom(view, by, x = 0, y = 0) {
    const scale = Math.min(Math.max(view.scale * by, view.fit / 2), Math.max(MOST, view.fit));
    const share = scale / view.scale;
    view.x = x - (x - view.x) * share;
    view.y = y - (y - view.y) * share;
    view.scale = scale;
    place(view);
  }

  function onWheel(view, event) {
    event.preventDefault();
    event.stopPropagation();
    const room = view.stage.getBoundingClientRect();
    const x = event.clientX - room.left - room.width / 2;
    const y = event.clientY - room.top - room.height / 2;
    zoom(view, event.deltaY < 0 ? STEP : 1 / STEP, x, y);
  }

  function onGrab(view, event) {
    const from = { x: event.clientX - view.x, y: event.clientY - view.y };
    const move = (event) => {
      view.x = event.clientX - from.x;
      view.y = event.clientY - from.y;
      place(view);
    };
    const drop = () => {
      view.stage.removeEventListener("pointermove", move);
      view.stage.removeEventListener("pointerup", drop);
    };
    view.stage.setPointerCapture(event.pointerId);
    view.stage.addEventListener("pointermove", move);
    view.stage.addEventListener("pointerup", drop);
  }

  function onKey(view, event) {
    const moves = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] };
    if (event.key === "Escape") close();
    else if (event.key === "+" || event.key === "=") zoom(view, STEP);
    else if (event.key === "-") zoom(view, 1 / STEP);
    else if (event.key === "0") fit(view);
    else if (moves[event.key]) {
      view.x += moves[event.key][0];
      view.y += moves[event.key][1];
      place(view);
    } else if (event.key === "Tab") {
      const buttons = [...view.tools.querySelectorAll("button")];
      const at = buttons.indexOf(document.activeElement);
      buttons.at((at + (event.shiftKey ? -1 : 1)) % buttons.length).focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function close() {
    if (!open) return;
    const { box, from } = open;
    open = null;
    box.remove();
    page.root.classList.remove("app-covered");
    if (from.isConnected) from.focus({ preventScroll: true });
    page.tell("figure", { open: false });
  }

  window.addEventListener("resize", () => open && fit(open));
})
