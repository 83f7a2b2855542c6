// A button on every block of code: the pane puts the code on the clipboard.
(function (page) {
  "use strict";
  page.on("shown", () => {
    for (const code of page.body().querySelectorAll("pre:not(.as-typed)")) {
      if (!code.textContent.trim()) continue;
      const box = page.extra("div", "app-code-tools");
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = page.words.copy;
      button.setAttribute("aria-label", page.words.copyCode);
      button.addEventListener("click", () => copy(code, button));
      box.append(button);
      code.before(box);
    }
  });

  function copy(code, button) {
    const start = page.text.offset(code, 0);
    const end = page.text.offset(code, code.childNodes.length);
    page.tell("copy", { start, end });
    button.textContent = page.words.copied;
    const lesson = page.id;
    const began = performance.now();
    const back = () => {
      if (lesson !== page.id) return;
      if (performance.now() - began < 2000) requestAnimationFrame(back);
      else button.textContent = page.words.copy;
    };
    requestAnimationFrame(back);
  }
})
