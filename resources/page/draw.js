// Runs beside mermaid in the application's isolated world of the locked drawing page. A source
// goes in, an SVG without scripts, links or addresses comes out; the gate looks it over again.
(function (token) {
  "use strict";
  const MAX_SVG = 2 * 1024 * 1024;
  const MAX_SIDE = 20000;
  const tell = (kind, more) => console.info(token + JSON.stringify({ kind, ...more }));
  const sheet = document.getElementById("app-sheet");
  let finished = "";

  // There are neither timers nor frames in a hidden page without JavaScript of its own, and
  // libraries that wait for one would wait for ever. What they put off is done next.
  const later = new MessageChannel();
  const put = new Map();
  let count = 0;
  later.port1.onmessage = ({ data }) => {
    const work = put.get(data);
    put.delete(data);
    if (work) work();
  };
  const putOff = (work) => {
    put.set(++count, work);
    later.port2.postMessage(count);
    return count;
  };
  self.setTimeout = (work, _, ...rest) => putOff(() => work(...rest));
  self.requestAnimationFrame = (work) => putOff(() => work(performance.now()));
  self.clearTimeout = self.cancelAnimationFrame = (number) => void put.delete(number);
  self.setInterval = () => 0;

  // The same source gives the same picture.
  let seed = 1;
  Math.random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;

  // A diagram brings its own settings along; of these only what cannot hurt.
  const LOCKED = [
    "secure", "securityLevel", "startOnLoad", "maxTextSize", "maxEdges", "htmlLabels",
    "suppressErrorRendering", "deterministicIds", "deterministicIDSeed", "dompurifyConfig",
    "theme", "themeVariables", "themeCSS", "fontFamily", "altFontFamily", "darkMode",
    "logLevel", "legacyMathML", "forceLegacyMathML", "arrowMarkerAbsolute", "textPlacement",
  ];

  function settings(look) {
    const plain = { htmlLabels: false };
    return {
      startOnLoad: false,
      securityLevel: "strict",
      secure: LOCKED,
      suppressErrorRendering: true,
      deterministicIds: true,
      deterministicIDSeed: "diagram",
      maxTextSize: 50000,
      maxEdges: 1000,
      logLevel: "fatal",
      fontFamily: look.fontFamily,
      theme: "base",
      themeVariables: look,
      darkMode: look.darkMode,
      htmlLabels: false,
      flowchart: plain,
      class: plain,
      state: plain,
      er: plain,
      gantt: { fontSize: 14, sectionFontSize: 14, barHeight: 28, barGap: 6, topPadding: 56 },
      journey: { textPlacement: "tspan", actorColours: look.series },
      sequence: { textPlacement: "tspan" },
    };
  }

  function luminance(color) {
    const parts = (color.match(/[\d.]+/g) || []).map(Number);
    if (parts.length < 3 || parts[3] === 0) return null;
    const [r, g, b] = parts.map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }

  // An author who fills a box thinks of one theme: the words on it must be legible in all.
  function keepLegible(svg) {
    for (const group of svg.querySelectorAll(".node, .cluster, .statediagram-state")) {
      const shape = [...group.querySelectorAll("rect, path, polygon, circle, ellipse")].find(
        (one) => one.style.fill && one.style.fill !== "none",
      );
      const words = [...group.querySelectorAll("text, tspan")];
      if (!shape || words.some((word) => word.style.fill)) continue;
      const light = luminance(getComputedStyle(shape).fill);
      if (light === null) continue;
      for (const word of words) word.style.fill = light > 0.18 ? "#000000" : "#ffffff";
    }
  }

  // Some kinds of diagram bring faces and colours of their own, and miss the middle of a circle.
  function mend(svg, look) {
    for (const node of svg.querySelectorAll("[style*='font-family'], [font-family]")) {
      node.removeAttribute("font-family");
      node.style.fontFamily = look.fontFamily;
    }
    for (const words of svg.querySelectorAll("text.task, text.journey-section"))
      words.style.fill = look.primaryTextColor;
    for (const group of svg.querySelectorAll(".mindmap-node")) {
      const shape = group.querySelector("circle");
      const label = group.querySelector(".label");
      if (!shape || !label) continue;
      const [to, from] = [shape, label].map((one) => one.getBoundingClientRect());
      const off = to.left + to.width / 2 - (from.left + from.width / 2);
      const move = label.getAttribute("transform") || "";
      if (Math.abs(off) > 1) label.setAttribute("transform", `translate(${off}, 0) ${move}`);
    }
  }

  function picture(markup, look) {
    const svg = new DOMParser().parseFromString(markup, "text/html").querySelector("svg");
    if (!svg) throw new Error("no picture came out");
    sheet.replaceChildren(svg);
    for (const node of [svg, ...svg.querySelectorAll("*")])
      for (const { name } of [...node.attributes])
        if (/^on|^(xlink:)?href$/i.test(name) && !(node.getAttribute(name) || "").startsWith("#"))
          node.removeAttribute(name);
    const box = (svg.getAttribute("viewBox") || "").split(/[\s,]+/).map(Number);
    if (box.length !== 4 || !box.every(Number.isFinite) || !(box[2] > 0 && box[3] > 0))
      throw new Error("the picture has no size");
    mend(svg, look);
    keepLegible(svg);
    svg.removeAttribute("style");
    svg.setAttribute("width", Math.min(MAX_SIDE, Math.ceil(box[2])));
    svg.setAttribute("height", Math.min(MAX_SIDE, Math.ceil(box[3])));
    return new XMLSerializer().serializeToString(svg);
  }

  function faultOf(error) {
    const hash = error && error.hash;
    const token_ = error && error.result && (error.result.parserErrors || [])[0];
    let line = 0;
    if (hash && Number.isFinite(hash.line)) line = hash.line + 1;
    else if (token_ && token_.token && token_.token.startLine > 0) line = token_.token.startLine;
    const name = String((error && error.name) || "");
    const isSyntax = Boolean(hash || (error && error.result));
    const why = name === "UnknownDiagramError" ? "unknown" : isSyntax ? "syntax" : "other";
    return { why, line, text: String((error && error.message) || error).slice(0, 300) };
  }

  async function draw(number, source, look) {
    finished = "";
    seed = 1;
    try {
      await Promise.all([
        document.fonts.load('400 16px "Inter"'),
        document.fonts.load('700 16px "Inter"'),
      ]);
      mermaid.initialize(settings(look));
      sheet.replaceChildren();
      const { svg } = await mermaid.render("d", source, sheet);
      finished = picture(svg, look);
      if (finished.length > MAX_SVG) throw new Error("the picture is too large");
      tell("drawn", { number });
    } catch (error) {
      finished = "";
      tell("failed", { number, ...faultOf(error) });
    } finally {
      sheet.replaceChildren();
    }
  }

  // A finished drawing alone on the page, to be printed; the next one takes its place.
  async function lay(number, markup) {
    await Promise.all([
      document.fonts.load('400 16px "Inter"'),
      document.fonts.load('700 16px "Inter"'),
    ]);
    const svg = new DOMParser().parseFromString(markup, "image/svg+xml").documentElement;
    if (svg.localName !== "svg") return tell("failed", { number, why: "other", line: 0, text: "" });
    svg.style.display = "block";
    sheet.replaceChildren(document.importNode(svg, true));
    tell("laid", { number });
  }

  window.coursegen = {
    draw(number, source, look) {
      draw(number, source, look);
    },
    lay(number, markup) {
      lay(number, markup);
    },
    take() {
      const svg = finished;
      finished = "";
      return svg;
    },
  };
})
