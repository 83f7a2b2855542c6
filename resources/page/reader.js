// Runs in the application's isolated world; the page's own JavaScript is off.
// The pane calls the functions of `coursegen`; it is told what happens through lines of the
// console that begin with the secret `token`, which nothing in the page can know.
(function (token) {
  "use strict";
  const root = document.documentElement;
  const part = (name) => document.getElementById("app-" + name);
  const scroller = () => document.scrollingElement || root;
  const tell = (kind, more) => console.info(token + JSON.stringify({ kind, ...more }));

  let id = 0; // which showing is on the page: late reports of an earlier one are dropped
  let headings = [];
  let wanted = null; // the place to come to while pictures and fonts still move things
  let reported = "";
  let waiting = false;

  const range = () => Math.max(0, scroller().scrollHeight - window.innerHeight);
  const position = () => (range() > 0 ? Math.min(1, window.scrollY / range()) : 0);

  function currentHeading() {
    let anchor = "";
    const end = range() > 0 && window.scrollY >= range() - 2;
    const line = end ? window.innerHeight : Math.min(140, window.innerHeight / 3);
    for (const heading of headings) {
      if (heading.getBoundingClientRect().top > line) break;
      anchor = heading.id;
      if (end && heading.getBoundingClientRect().top > 0) break;
    }
    return anchor;
  }

  function report() {
    waiting = false;
    const place = { id, position: position(), heading: currentHeading() };
    const now = JSON.stringify(place);
    if (now !== reported) {
      reported = now;
      tell("place", place);
    }
  }

  // At most ten reports a second. There are no timers where the page's JavaScript is off, but
  // there are frames.
  function soon() {
    if (waiting) return;
    waiting = true;
    const began = performance.now();
    const tick = () =>
      performance.now() - began < 100 ? requestAnimationFrame(tick) : report();
    requestAnimationFrame(tick);
  }

  function settle() {
    if (!wanted) return;
    if (wanted.anchor) reach(wanted.anchor);
    else window.scrollTo(0, wanted.position * range());
  }

  function reach(anchor) {
    const target = document.getElementById(anchor);
    if (!target || !part("body").contains(target)) return false;
    for (let box = target.parentElement; box; box = box.parentElement)
      if (box.tagName === "DETAILS") box.open = true;
    target.scrollIntoView({ block: "start", behavior: "instant" });
    return true;
  }

  function hold(place) {
    wanted = place;
    settle();
  }

  // Wide tables and long lines of code scroll inside themselves, so the keyboard must get there.
  function markScrollers() {
    for (const box of part("body").querySelectorAll(".app-table, pre"))
      if (box.scrollWidth > box.clientWidth + 1) box.tabIndex = 0;
      else box.removeAttribute("tabindex");
  }

  function topBlock() {
    for (const block of part("page").querySelectorAll("h1, #app-body > *")) {
      const box = block.getBoundingClientRect();
      if (box.bottom > 0) return { block, share: box.height ? -box.top / box.height : 0 };
    }
    return null;
  }

  function keepingPlace(change) {
    const atTop = window.scrollY === 0;
    const held = topBlock();
    change();
    if (held && !atTop) {
      const box = held.block.getBoundingClientRect();
      window.scrollTo(0, window.scrollY + box.top + held.share * box.height);
    }
    settle();
    markScrollers();
    soon();
  }

  function afterPaint(then) {
    requestAnimationFrame(() => requestAnimationFrame(then));
  }

  const coursegen = {
    show(page) {
      id = page.id;
      part("header").hidden = !page.title;
      part("title").textContent = page.title;
      part("meta").hidden = !page.meta.length;
      part("meta").replaceChildren(
        ...page.meta.map((text) => {
          const item = document.createElement("span");
          item.textContent = text;
          return item;
        }),
      );
      part("notice").hidden = !page.notice;
      part("notice").textContent = page.notice;
      root.lang = page.language || "";
      const body = part("body");
      body.innerHTML = page.html;
      headings = [...body.querySelectorAll("h2[id],h3[id],h4[id],h5[id],h6[id]")];
      reported = "";
      hold(page.anchor ? { anchor: page.anchor } : { position: page.position });
      afterPaint(() => {
        tell("painted", { id: page.id });
        if (page.id !== id) return;
        markScrollers();
        settle();
        report();
      });
    },
    look(values, name, dark, scale) {
      keepingPlace(() => {
        for (const [role, value] of Object.entries(values))
          root.style.setProperty("--" + role, value);
        root.style.setProperty("--scale", scale);
        root.style.colorScheme = dark ? "dark" : "light";
        root.dataset.theme = name;
      });
    },
    reach(anchor) {
      if (!anchor) hold({ position: 0 });
      else if (document.getElementById(anchor)) {
        hold({ anchor });
        focusOn(anchor);
      }
      soon();
    },
    release,
    go(share) {
      hold({ position: share });
      soon();
    },
  };

  // The next Tab goes on from the heading that was jumped to.
  function focusOn(anchor) {
    const target = document.getElementById(anchor);
    if (!target.hasAttribute("tabindex")) target.tabIndex = -1;
    target.focus({ preventScroll: true });
  }

  function onClick(event) {
    const link = event.target.closest && event.target.closest("a[href]");
    if (!link) return;
    event.preventDefault();
    const href = link.getAttribute("href");
    if (href.startsWith("#")) coursegen.reach(decodeURIComponent(href.slice(1)));
    else if (event.isTrusted) tell("link", { href });
  }

  function release() {
    wanted = null;
  }

  document.addEventListener("click", onClick);
  document.addEventListener("auxclick", (event) => event.preventDefault());
  for (const kind of ["wheel", "keydown", "pointerdown", "touchstart"])
    document.addEventListener(kind, release, { passive: true, capture: true });
  document.addEventListener("scroll", soon, { passive: true });
  document.addEventListener("load", settle, true);
  document.addEventListener("toggle", soon, true);
  window.addEventListener("resize", () => {
    settle();
    markScrollers();
    soon();
  });
  document.fonts.addEventListener("loadingdone", settle);
  window.coursegen = coursegen;
})
