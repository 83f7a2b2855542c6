// Runs in the application's isolated world; the page's own JavaScript is off.
// The pane calls the functions of `coursegen`; it is told what happens through lines of the
// console that begin with the secret `token`, which nothing in the page can know.
// The other files of this folder are called with the `page` made here, in the order in which
// the pane loads them, and add their own functions to `page.api`.
(function (token, words) {
  "use strict";
  const root = document.documentElement;
  // Characters of HTML from which on a lesson is laid out as it comes into sight.
  const LONG = 150000;
  const listeners = {};
  const page = {
    api: {}, // what the pane may call
    words, // what scripts show and speak, by name
    id: 0, // which showing is on the page: late reports of an earlier one are dropped
    root,
    part: (name) => document.getElementById("app-" + name),
    body: () => page.part("body"),
    scroller: () => document.scrollingElement || root,
    range: () => Math.max(0, page.scroller().scrollHeight - window.innerHeight),
    tell: (kind, more) =>
      console.info(token + JSON.stringify({ kind, id: page.id, ...more })),
    on(kind, then) {
      (listeners[kind] ||= []).push(then);
    },
    emit(kind, detail) {
      for (const then of listeners[kind] || []) then(detail);
    },
    // At most ten calls a second. There are no timers where the page's JavaScript is off, but
    // there are frames.
    calmly(then, pause = 100) {
      let waiting = false;
      return () => {
        if (waiting) return;
        waiting = true;
        const began = performance.now();
        const tick = () => {
          if (performance.now() - began < pause) return requestAnimationFrame(tick);
          waiting = false;
          then();
        };
        requestAnimationFrame(tick);
      };
    },
    openAround(node) {
      for (let box = node; box; box = box.parentElement)
        if (box.tagName === "DETAILS") box.open = true;
    },
    // Something that is not the lesson's text: searches, highlights and voices pass over it.
    extra(tag, name) {
      const made = document.createElement(tag);
      made.className = "app-ui " + (name || "");
      return made;
    },
  };

  // Wide tables and long lines of code scroll inside themselves, so the keyboard must get there.
  page.markScrollers = () => {
    for (const box of page.body().querySelectorAll(".app-table, pre"))
      if (box.scrollWidth > box.clientWidth + 1) box.tabIndex = 0;
      else box.removeAttribute("tabindex");
  };

  function afterPaint(then) {
    requestAnimationFrame(() => requestAnimationFrame(then));
  }

  page.api.show = (lesson) => {
    page.emit("leaving");
    page.id = lesson.id;
    page.lesson = lesson;
    page.part("header").hidden = !lesson.title;
    page.part("title").textContent = lesson.title;
    page.part("meta").hidden = !lesson.meta.length;
    page.part("meta").replaceChildren(
      ...lesson.meta.map((text) => {
        const item = document.createElement("span");
        item.textContent = text;
        return item;
      }),
    );
    page.part("notice").hidden = !lesson.notice;
    page.part("notice").textContent = lesson.notice;
    root.lang = lesson.language || "";
    page.body().classList.toggle("app-long", lesson.html.length > LONG);
    page.body().innerHTML = lesson.html;
    page.emit("shown", lesson);
    afterPaint(() => {
      page.tell("painted", { id: lesson.id });
      if (lesson.id !== page.id) return;
      page.markScrollers();
      page.emit("painted");
    });
  };

  // `values` are the colours of the theme and the wishes of ReadingLook, by variable.
  page.api.look = (values, name, dark, scale) => {
    page.keepingPlace(() => {
      for (const [role, value] of Object.entries(values))
        root.style.setProperty("--" + role, value);
      root.style.setProperty("--scale", scale);
      root.style.colorScheme = dark ? "dark" : "light";
      root.dataset.theme = name;
    });
  };

  function onClick(event) {
    const link = event.target.closest && event.target.closest("a[href]");
    if (!link) return page.emit("clicked", event);
    event.preventDefault();
    const href = link.getAttribute("href");
    if (href.startsWith("#")) {
      const anchor = decodeURIComponent(href.slice(1));
      page.tell("jumped", { anchor });
      page.api.reach(anchor);
    }
    else if (event.isTrusted) page.tell("link", { href });
  }

  root.style.setProperty("--word-check", JSON.stringify(words.check));
  document.addEventListener("click", onClick);
  document.addEventListener("auxclick", (event) => event.preventDefault());
  window.coursegen = page.api;
  window.coursegenPage = page;
})
