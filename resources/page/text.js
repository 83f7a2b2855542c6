// The text of the lesson as the pane knows it. An offset counts UTF-16 units of the body's
// textContent as it was sent; what scripts have put in since (class app-ui) is passed over.
(function (page) {
  "use strict";
  let nodes = null; // text nodes in order
  let starts = null; // and the offset at which each begins

  const pick = {
    acceptNode: (node) =>
      node.nodeType === Node.TEXT_NODE
        ? NodeFilter.FILTER_ACCEPT
        : node.classList.contains("app-ui")
          ? NodeFilter.FILTER_REJECT
          : NodeFilter.FILTER_SKIP,
  };

  function index() {
    if (nodes) return;
    nodes = [];
    starts = [];
    let length = 0;
    const show = NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT;
    const walker = document.createTreeWalker(page.body(), show, pick);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      nodes.push(node);
      starts.push(length);
      length += node.data.length;
    }
  }

  // The last entry that begins at or before `offset`; at a border, the entry before it if
  // `ending`, since a range should end in the words that it holds.
  function at(offset, ending) {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (ending ? starts[middle] < offset : starts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    const node = nodes[low];
    return [node, Math.min(Math.max(0, offset - starts[low]), node.data.length)];
  }

  page.text = {
    // Call after nodes of the lesson itself were split or moved.
    forget() {
      nodes = null;
    },
    // A light range; null when the page has no text.
    span(start, end) {
      index();
      if (!nodes.length) return null;
      const [startContainer, startOffset] = at(start, false);
      const [endContainer, endOffset] = at(end, true);
      return new StaticRange({ startContainer, startOffset, endContainer, endOffset });
    },
    // A living range, which can be measured.
    range(start, end) {
      const span = page.text.span(start, end);
      if (!span) return null;
      const range = document.createRange();
      range.setStart(span.startContainer, span.startOffset);
      range.setEnd(span.endContainer, span.endOffset);
      return range;
    },
    // The offset of a place in the document; -1 outside the body.
    offset(container, offset) {
      index();
      const body = page.body();
      if (!body.contains(container)) return -1;
      if (container.nodeType === Node.TEXT_NODE) {
        const found = nodes.indexOf(container);
        return found < 0 ? -1 : starts[found] + offset;
      }
      // The first text at or after the place.
      const after = container.childNodes[offset];
      for (let i = 0; i < nodes.length; i++) {
        const node = nodes[i];
        if (after ? after.contains(node) || follows(after, node) : follows(container, node))
          return starts[i];
      }
      return nodes.length ? starts.at(-1) + nodes.at(-1).data.length : 0;
    },
  };

  const follows = (before, node) =>
    Boolean(before.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING) &&
    !before.contains(node);

  page.on("shown", page.text.forget);
})
