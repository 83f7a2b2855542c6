// Lays lessons out for paper, one below the other, in a page of its own that nobody sees.
(function (page) {
  "use strict";
  const made = (tag, name, text) => {
    const element = document.createElement(tag);
    if (name) element.className = name;
    if (text !== undefined) element.textContent = text;
    return element;
  };

  // Style sheets come late; what is printed waits for them in `finish`.
  const sheet = document.createElement("link");
  sheet.rel = "stylesheet";
  sheet.href = "/page/print.css";
  const styled = new Promise((done) => sheet.addEventListener("load", done, { once: true }));
  document.head.append(sheet);

  page.api.printCover = ({ title, about, facts, contents, modules }) => {
    const cover = made("section", "print-cover");
    cover.append(made("h1", "print-title", title));
    if (about) cover.append(made("p", "print-about", about));
    cover.append(made("p", "print-meta", facts));
    const list = made("section", "print-contents");
    list.append(made("h1", "print-title", contents));
    const entries = made("ol");
    for (const { title, lessons } of modules) {
      entries.append(made("li", "print-module", title));
      for (const { key, title } of lessons) {
        const entry = made("li");
        const link = made("a", "", title);
        link.href = "#" + key;
        const number = made("span", "print-number");
        number.dataset.of = key;
        entry.append(link, made("i"), number);
        entries.append(entry);
      }
    }
    list.append(entries);
    page.body().append(cover, list);
  };

  page.api.printNumbers = (places) => {
    for (const number of document.querySelectorAll(".print-number"))
      number.textContent = places[number.dataset.of] || "";
  };

  page.api.printLesson = (lesson) => {
    const box = made("section", "print-lesson");
    box.lang = lesson.language || "";
    box.dir = "auto";
    const title = made("h1", "print-title", lesson.title);
    title.id = lesson.key;
    box.append(title, made("p", "print-meta", lesson.meta));
    const body = made("div");
    body.innerHTML = lesson.html;
    box.append(body);
    // Ids are unique in the whole document, and links lead to their own lesson's.
    for (const element of body.querySelectorAll("[id]")) element.id = `${lesson.key}-${element.id}`;
    for (const details of body.querySelectorAll("details")) details.open = true;
    for (const media of body.querySelectorAll("img[src], source[src], audio[src], video[src]")) {
      const src = media.getAttribute("src");
      if (src.startsWith("media/")) media.setAttribute("src", `media/${lesson.key}/${src.slice(6)}`);
    }
    for (const sound of body.querySelectorAll("audio, video")) {
      const name = sound.getAttribute("aria-label") || sound.title || "";
      sound.replaceWith(made("p", "print-sound", `${lesson.words.sound} ${name}`.trim()));
    }
    links(box, body, lesson);
    page.body().append(box);
    page.body().dataset.lessons = document.querySelectorAll(".print-lesson").length;
  };

  function links(box, body, lesson) {
    const numbers = new Map();
    for (const link of body.querySelectorAll("a[href]")) {
      const href = link.getAttribute("href");
      if (href.startsWith("#")) {
        link.setAttribute("href", `#${lesson.key}-${decodeURIComponent(href.slice(1))}`);
        continue;
      }
      const other = lesson.lessons[href.split("#")[0]];
      if (other) {
        link.setAttribute("href", "#" + other);
        continue;
      }
      const words = lesson.sources[href] || (/^https?:/i.test(href) ? href : "");
      if (!/^https?:/i.test(href)) link.removeAttribute("href");
      if (!words) continue;
      if (!numbers.has(words)) numbers.set(words, numbers.size + 1);
      const sign = `[${numbers.get(words)}]`;
      // A citation is a number already: it takes that of the list below.
      if (/^\[\d+\]$/.test(link.textContent.trim())) link.textContent = sign;
      else link.after(made("sup", "print-link", sign));
    }
    if (!numbers.size) return;
    const notes = made("section", "print-links");
    const list = made("ol");
    for (const words of numbers.keys()) list.append(made("li", "", words));
    notes.append(made("h2", "", lesson.words.links), list);
    box.append(notes);
  }

  // What became of each diagram, as the pane of the reader is told it.
  page.api.diagrams = (states) => {
    for (const state of states)
      for (const figure of page.body().querySelectorAll(`[data-diagram="${state.key}"]`)) {
        const img = figure.querySelector("img");
        if (state.state === "drawn") {
          img.width = state.width;
          img.height = state.height;
          img.src = state.src;
          figure.dataset.state = "drawn";
        } else if (state.state === "failed" && !figure.querySelector(".print-sound")) {
          img.remove();
          figure.append(made("p", "print-sound", state.words), made("pre", "", state.source));
        }
      }
  };

  // Told when everything that is seen is there: style, fonts, pictures (or their absence).
  page.api.printReady = async (number) => {
    await styled;
    const pictures = [...document.images].map((image) => image.decode().catch(() => null));
    await Promise.all(pictures);
    await document.fonts.ready;
    page.tell("printReady", { number });
  };
})
