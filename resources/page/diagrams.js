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

  // A picture is put up when it is there, so that a change of colours does not flicker.
  function drawn(figure, state) {
    const img = figure.querySelector("img");
    const put = () => {
      page.keepingPlace(() => {
        clear(figure);
        img.width = state.width;
        img.height = state.height;
        img.style.width = `calc(${state.width}px * var(--scale, 1))`;
        img.src = state.src;
        figure.dataset.state = "drawn";
      });
    };
    if (figure.dataset.state !== "drawn") return put();
    if (img.getAttribute("src") === state.src) return;
    const next = new Image();
    figure.dataset.wanted = state.src;
    next.addEventListener("load", () => {
      if (figure.isConnected && figure.dataset.wanted === state.src) put();
    });
    next.src = state.src;
  }

  function waits(figure, state) {
    if (figure.dataset.state === "drawn") return; // in other colours: it stays until then
    clear(figure);
    figure.dataset.state = "drawing";
    words(figure, "wait", state.words).setAttribute("role", "status");
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
