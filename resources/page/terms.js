// Terms of the glossary: a click, Enter or the space bar opens the definition, and so does the
// pointer when it rests on a term. What is open can be pointed at, stays while it is, and goes
// with Escape, with a click elsewhere, or when the focus leaves.
(function (page) {
  "use strict";
  const REST_MS = 350;
  const LEAVE_MS = 250;
  let open = null; // {term, box, held}
  let waiting = 0; // which wait for the pointer is the last one

  const termOf = (node) =>
    node && node.closest ? node.closest("dfn.term[data-term]") : null;

  // There are no timers where the page's JavaScript is off, but there are frames.
  function after(pause, then) {
    const number = ++waiting;
    const began = performance.now();
    const tick = () => {
      if (number !== waiting) return;
      if (performance.now() - began < pause) requestAnimationFrame(tick);
      else then();
    };
    requestAnimationFrame(tick);
  }

  function close() {
    waiting++;
    if (!open) return;
    open.term.setAttribute("aria-expanded", "false");
    open.term.removeAttribute("aria-describedby");
    open.box.remove();
    open = null;
  }

  // `held`: it was asked for, so it stays when the pointer goes.
  function show(term, held) {
    if (open && open.term === term) {
      open.held ||= held;
      return;
    }
    const definition = (page.lesson.terms || [])[Number(term.dataset.term)];
    if (!definition) return;
    close();
    const box = page.extra("div", "app-term");
    box.id = "app-term";
    box.setAttribute("role", "tooltip");
    box.dir = "auto";
    const words = document.createElement("b");
    words.textContent = term.textContent;
    const text = document.createElement("div");
    text.innerHTML = definition; // cleaned by the allow-list like the page itself
    box.append(words, text);
    document.body.append(box);
    term.setAttribute("aria-expanded", "true");
    term.setAttribute("aria-describedby", box.id);
    open = { term, box, held };
    put();
  }

  // Below the term, or above it where there is more room.
  function put() {
    if (!open) return;
    const { term, box } = open;
    const at = term.getClientRects()[0] || term.getBoundingClientRect();
    const height = box.offsetHeight;
    const below = window.innerHeight - at.bottom;
    const above = below < height + 12 && at.top > below;
    const left = Math.min(at.left, root().clientWidth - box.offsetWidth - 12);
    box.style.left = Math.max(12, left) + window.scrollX + "px";
    box.style.top = (above ? at.top - height - 4 : at.bottom + 4) + window.scrollY + "px";
  }

  const root = () => page.root;

  document.addEventListener("click", (event) => {
    const term = termOf(event.target);
    if (term && open && open.term === term && open.held) close();
    else if (term) show(term, true);
    else if (open && !open.box.contains(event.target)) close();
  });

  document.addEventListener(
    "keydown",
    (event) => {
      const term = termOf(event.target);
      if (event.key === "Escape" && open) {
        event.preventDefault();
        event.stopPropagation();
        close();
      } else if (term && (event.key === "Enter" || event.key === " ")) {
        event.preventDefault();
        event.stopPropagation();
        if (open && open.term === term && open.held) close();
        else show(term, true);
      }
    },
    true,
  );

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    const term = termOf(event.target);
    if (term) after(REST_MS, () => show(term, false));
    else if (open && open.box.contains(event.target)) waiting++;
    else if (open && !open.held) after(LEAVE_MS, close);
    else waiting++;
  });

  document.addEventListener("focusout", (event) => {
    const to = event.relatedTarget;
    if (open && event.target === open.term && to && !open.box.contains(to)) close();
  });

  const look = page.api.look;
  page.api.look = (...values) => {
    look(...values);
    put();
  };

  window.addEventListener("resize", put);
  page.on("leaving", close);
})
