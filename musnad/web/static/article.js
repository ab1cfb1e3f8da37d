// An article's layers: painted over its text with the CSS Custom Highlight API, opened from the text or from the list.
const LAYERS = {
  attributions: ["content-0", "content-1", "content-2", "source", "cue-neutral", "cue-affirming", "cue-doubting", "cue-denying",
    "cue-demanding", "cue-warning", "cue-accusing", "cue-opining", "cue-committing"],
  figures: ["figure"], times: ["time"], places: ["place"], events: ["event"],
  labels: ["label-negative", "label-positive"], findings: ["finding"],
};
const ORDER = Object.values(LAYERS).flat();
const marks = JSON.parse(document.getElementById("marks").textContent);
const sheet = document.getElementById("sheet"), chosen = document.getElementById("chosen");
const records = [...document.querySelectorAll(".lists details.record")];
const byKey = new Map(records.map((record) => [record.dataset.key, record]));
const paints = "highlights" in CSS;
const calm = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
if (!paints) document.getElementById("unsupported").hidden = false;

const range = ([paragraph, start, end]) => {
  const text = document.getElementById(`p${paragraph}`)?.firstChild;
  if (!text || end > text.length) return null;
  const made = new Range();
  made.setStart(text, start);
  made.setEnd(text, end);
  return made;
};
const paint = (role, ranges, priority) => {
  if (!paints) return;
  if (!ranges.length) { CSS.highlights.delete(role); return; }
  const made = new Highlight(...ranges);
  made.priority = priority;
  CSS.highlights.set(role, made);
};
const byRole = new Map();
for (const parts of Object.values(marks)) for (const part of parts) {
  const made = range(part);
  if (made) (byRole.get(part[3]) ?? byRole.set(part[3], []).get(part[3])).push(made);
}
const show = (layer, on) => {
  for (const role of LAYERS[layer]) paint(role, on ? byRole.get(role) ?? [] : [], ORDER.indexOf(role));
  for (const section of document.querySelectorAll(`section.layer[data-layer="${layer}"]`)) section.hidden = !on;
};

const bar = document.querySelector(".layers"), buttons = [...bar.children];
bar.hidden = false;
document.querySelector(".keys").hidden = false;
const toggle = (button) => {
  const on = button.getAttribute("aria-pressed") !== "true";
  button.setAttribute("aria-pressed", String(on));
  show(button.dataset.layer, on);
};
for (const button of buttons) {
  show(button.dataset.layer, true);
  button.addEventListener("click", () => toggle(button));
}

const kind = (role) => /^(cue|figure|event|time|place|label|finding)/.test(role) ? "active-head"
  : /^(source|actor|recipient|unit)/.test(role) ? "active-party" : "active-body";
const narrow = matchMedia("(max-width: 56rem)");
let current = null;

function choose(record, from) {
  for (const other of records) { other.removeAttribute("aria-current"); if (other !== record) other.open = false; }
  for (const name of ["active-body", "active-party", "active-head"]) paint(name, [], 0);
  current = record;
  chosen.replaceChildren();
  sheet.hidden = !record || from !== "text" || !narrow.matches;
  if (!record) return;
  record.setAttribute("aria-current", "true");
  record.open = true;
  const groups = { "active-body": [], "active-party": [], "active-head": [] };
  for (const part of marks[record.dataset.key] ?? []) { const made = range(part); if (made) groups[kind(part[3])].push(made); }
  Object.entries(groups).forEach(([name, ranges], i) => paint(name, ranges, 100 + i));
  if (!sheet.hidden) {
    const copy = record.cloneNode(true);
    copy.removeAttribute("id");
    chosen.append(copy);
  }
  history.replaceState(null, "", `#${record.id}`);
  if (from === "text") { if (!narrow.matches) record.scrollIntoView({ block: "nearest", behavior: calm }); return; }
  if (narrow.matches && from === "list") return;
  const box = (groups["active-head"][0] ?? groups["active-body"][0])?.getBoundingClientRect();
  if (box && (from === "link" || box.top < 80 || box.bottom > innerHeight - 40))
    scrollBy({ top: box.top - innerHeight * 0.35, behavior: from === "link" ? "instant" : calm });
}

for (const record of records) record.querySelector("summary").addEventListener("click", (event) => {
  event.preventDefault();  // opening and closing is ours: one record at a time
  if (record.open) { choose(null); record.open = false; } else choose(record, "list");
});

document.addEventListener("click", (event) => {
  if (event.target.closest(".close")) { choose(null); return; }
  const note = event.target.closest(".note a");
  if (note) { event.preventDefault(); choose(document.getElementById(note.hash.slice(1)), "text"); return; }
  const line = event.target.closest(".text p");
  if (!line || !getSelection().isCollapsed) return;
  const point = document.caretPositionFromPoint?.(event.clientX, event.clientY);
  const caret = point ? { node: point.offsetNode, offset: point.offset }
    : ((r) => r && { node: r.startContainer, offset: r.startOffset })(document.caretRangeFromPoint?.(event.clientX, event.clientY));
  if (!caret || caret.node !== line.firstChild) return;
  const paragraph = Number(line.id.slice(1)), here = [];
  for (const [key, parts] of Object.entries(marks)) {
    const hit = parts.filter(([p, start, end, role]) => p === paragraph && start <= caret.offset && caret.offset <= end
      && !/^(unit|actor|recipient)/.test(role));
    const record = hit.length && byKey.get(key);
    if (record && !record.closest("section.layer").hidden) here.push([Math.min(...hit.map(([, start, end]) => end - start)), record]);
  }
  here.sort((a, b) => a[0] - b[0]);  // the narrowest first; a second click on the same place goes outward
  const at = here.findIndex(([, record]) => record === current);
  choose(here.length ? here[(at + 1) % here.length][1] : null, "text");
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
  if (event.key === "Escape") { choose(null); return; }
  if (/^[1-7]$/.test(event.key)) { const button = buttons[Number(event.key) - 1]; if (button) toggle(button); return; }
  const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
  const inside = event.target.closest(".lists") ?? (current && event.target === document.body);
  if (!step || (!inside && event.key.startsWith("Arrow"))) return;
  const seen = records.filter((record) => !record.closest("section.layer").hidden);
  const at = seen.findIndex((record) => record === current || record.contains(document.activeElement));
  const next = seen[Math.min(Math.max(at + step, 0), seen.length - 1)];
  if (!next) return;
  event.preventDefault();
  choose(next, "key");
  next.querySelector("summary").focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
});

const linked = () => {
  const record = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (record?.matches("details.record")) requestAnimationFrame(() => choose(record, "link"));
};
addEventListener("hashchange", linked);
if (document.readyState === "complete") linked(); else addEventListener("load", linked);
