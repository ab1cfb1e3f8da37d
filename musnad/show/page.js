"use strict";
(() => {
  const LAYERS = {
    attributions: ["content-0", "content-1", "content-2", "source", "cue-neutral", "cue-affirming", "cue-doubting", "cue-denying",
      "cue-demanding", "cue-warning", "cue-accusing", "cue-opining", "cue-committing"],
    figures: ["figure"], times: ["time"], places: ["place"], events: ["event"],
    labels: ["label-negative", "label-positive"], findings: ["finding"],
  };
  const data = JSON.parse(document.getElementById("records").textContent);
  const sheet = document.getElementById("sheet"), chosen = document.getElementById("chosen");
  const painted = new Map();  // role → its ranges
  const paints = "highlights" in CSS;
  if (!paints) document.getElementById("unsupported").hidden = false;

  const node = (number, paragraph) => document.getElementById(`d${number}p${paragraph}`)?.firstChild;
  const range = (number, [paragraph, start, end]) => {
    const text = node(number, paragraph);
    if (!text || end > text.length) return null;
    const made = new Range();
    made.setStart(text, start);
    made.setEnd(text, end);
    return made;
  };
  data.forEach((records, number) => {
    for (const parts of Object.values(records)) for (const part of parts) {
      const made = range(number, part);
      if (made) (painted.get(part[3]) ?? painted.set(part[3], []).get(part[3])).push(made);
    }
  });
  const order = Object.values(LAYERS).flat();
  const paint = (role, ranges, priority) => {
    if (!paints) return;
    if (!ranges.length) { CSS.highlights.delete(role); return; }
    const made = new Highlight(...ranges);
    made.priority = priority;
    CSS.highlights.set(role, made);
  };
  const show = (layer, on) => {
    for (const role of LAYERS[layer]) paint(role, on ? painted.get(role) ?? [] : [], order.indexOf(role));
    for (const section of document.querySelectorAll(`section.layer[data-layer="${layer}"]`)) section.hidden = !on;
  };

  const layers = document.querySelector(".layers");
  layers.hidden = false;
  for (const button of layers.children) {
    show(button.dataset.layer, true);
    button.addEventListener("click", () => {
      const on = button.getAttribute("aria-pressed") !== "true";
      button.setAttribute("aria-pressed", String(on));
      show(button.dataset.layer, on);
    });
  }

  const kind = (role) => /^(cue|figure|event|time|place|label|finding)/.test(role) ? "active-head"
    : /^(source|actor|recipient|unit)/.test(role) ? "active-party" : "active-body";
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
  const choose = (item, from) => {
    for (const other of document.querySelectorAll('.record[aria-current="true"]')) other.removeAttribute("aria-current");
    ["active-body", "active-party", "active-head"].forEach((name) => paint(name, [], 0));
    chosen.replaceChildren();
    sheet.hidden = !item;
    if (!item) return;
    item.setAttribute("aria-current", "true");
    const number = Number(item.closest(".document").dataset.number);
    const parts = data[number][item.dataset.key] ?? [];
    const groups = { "active-body": [], "active-party": [], "active-head": [] };
    for (const part of parts) { const made = range(number, part); if (made) groups[kind(part[3])].push(made); }
    Object.entries(groups).forEach(([name, ranges], i) => paint(name, ranges, 100 + i));
    const copy = item.cloneNode(true);
    copy.removeAttribute("id");
    copy.removeAttribute("href");
    chosen.append(copy);
    history.replaceState(null, "", `#${item.id}`);
    if (from === "text") item.scrollIntoView({ block: "nearest", behavior: calm });
    else {
      const head = groups["active-head"][0] ?? groups["active-body"][0];
      const box = head?.getBoundingClientRect();
      if (box) scrollBy({ top: box.top - innerHeight * 0.35, behavior: from === "link" ? "instant" : calm });
    }
  };

  document.addEventListener("click", (event) => {
    if (event.target.closest(".close")) { choose(null); return; }
    const item = event.target.closest("a.record");
    if (item?.dataset.key && !item.closest(".sheet")) { event.preventDefault(); choose(item, "list"); return; }
    const line = event.target.closest(".body p");
    if (!line || !getSelection().isCollapsed) return;
    const point = document.caretPositionFromPoint?.(event.clientX, event.clientY);
    const caret = point ? { node: point.offsetNode, offset: point.offset }
      : ((r) => r && { node: r.startContainer, offset: r.startOffset })(document.caretRangeFromPoint?.(event.clientX, event.clientY));
    if (!caret || caret.node !== line.firstChild) return;
    const [, number, paragraph] = line.id.match(/^d(\d+)p(\d+)$/).map(Number);
    const here = [];
    for (const [key, parts] of Object.entries(data[number])) {
      const hit = parts.filter(([p, start, end, role]) => p === paragraph && start <= caret.offset && caret.offset <= end
        && !/^(unit|actor|recipient)/.test(role));
      const found = hit.length && document.getElementById(`d${number}-${key}`);
      if (found && !found.closest("section.layer").hidden) here.push([Math.min(...hit.map(([, start, end]) => end - start)), found]);
    }
    here.sort((a, b) => a[0] - b[0]);  // the narrowest first; a second click on the same place goes outward
    const current = here.findIndex(([, found]) => found.getAttribute("aria-current") === "true");
    choose(here.length ? here[(current + 1) % here.length][1] : null, "text");
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") choose(null); });
  const linked = () => {
    const item = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (item?.matches("a.record")) requestAnimationFrame(() => choose(item, "link"));  // after the browser's own jump
  };
  addEventListener("hashchange", linked);
  if (document.readyState === "complete") linked(); else addEventListener("load", linked);
})();
