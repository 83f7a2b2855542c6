// Diagrams: the pane tells what became of each, the page shows a picture, a wait or a fault.
(function (page) {
  "use strict";

  const figures = (key) =>
    page.body().querySelectorAll(`figure.app-diagram[data-diagram="${key}"]`);

  function words(figure, name, text) {
    const made = page.extra("p", name);
    made.textContent = text;
    figure.append(made);
    return made;
  }

  function clear(figure) {
    for (const made of figure.querySelectorAll(".app-ui")) made.remove();
  }

  // Pictures are got one after another, those in sight first: each brings a font, which takes
  // the engine some 30 ms, and a hundred at once would stop the page.
  let waiting = [];
  let getting = null;

  function next() {
    waiting = waiting.filter(({ figure }) => figure.isConnected);
    if (getting || !waiting.length) return;
    const inSight = ({ figure }) => {
      const box = figure.getBoundingClientRect();
      return box.bottom > 0 && box.top < window.innerHeight;
    };
    const { figure, state } = (getting = waiting.find(inSight) || waiting[0]);
    waiting.splice(waiting.indexOf(getting), 1);
    const picture = new Image();
    const done = (event) => {
      getting = null;
      if (event.type === "load" && figure.isConnected && figure.dataset.wanted === state.src)
        put(figure, state);
      next();
    };
    picture.addEventListener("load", done);
    picture.addEventListener("error", done);
    picture.src = state.src;
  }

  function put(figure, state) {
    const img = figure.querySelector("img");
    page.keepingPlace(() => {
      clear(figure);
      img.width = state.width;
      img.height = state.height;
      img.style.width = `calc(${state.width}px * var(--scale, 1))`;
      img.src = state.src;
      figure.dataset.state = "drawn";
    });
  }

  // A picture is put up when it is there, so that a change of colours does not flicker.
  function drawn(figure, state) {
    if (figure.dataset.wanted === state.src) return;
    figure.dataset.wanted = state.src;
    if (figure.dataset.state !== "drawn") wait(figure, state.words);
    waiting.push({ figure, state });
    next();
  }

  function wait(figure, text) {
    clear(figure);
    figure.dataset.state = "drawing";
    words(figure, "wait", text).setAttribute("role", "status");
  }

  function waits(figure, state) {
    // A picture in other colours stays until then.
    figure.dataset.wanted = "";
    if (figure.dataset.state !== "drawn") wait(figure, state.words);
  }

  function failed(figure, state) {
    page.keepingPlace(() => {
      clear(figure);
      figure.dataset.state = "failed";
      words(figure, "fault", state.words).setAttribute("role", "note");
      const source = page.extra("pre");
      const code = document.createElement("code");
      code.textContent = state.source;
      source.append(code);
      figure.append(source);
    });
  }

  const shows = { drawn, drawing: waits, failed };

  page.api.diagrams = (states) => {
    for (const state of states)
      for (const figure of figures(state.key)) shows[state.state](figure, state);
  };
})
