// Captions of sound: engines paint those of films alone, so the words that are being said are
// written below the player.
(function (page) {
  "use strict";

  page.on("shown", () => {
    for (const sound of page.body().querySelectorAll("audio:has(> track)")) {
      const track = sound.querySelector("track").track;
      track.mode = "hidden"; // read, but not painted
      const line = page.extra("span", "app-said");
      line.setAttribute("role", "status");
      line.hidden = true;
      sound.after(line);
      track.addEventListener("cuechange", () => {
        line.textContent = [...track.activeCues]
          .map((cue) => cue.getCueAsHTML().textContent)
          .join("\n");
        line.hidden = false; // and it stays, so that nothing below it moves
      });
    }
  });
})
