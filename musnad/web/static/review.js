// Review: one key for each decision, and a span whose ends are dragged, or moved with the arrows.
const { marks, ends } = JSON.parse(document.getElementById("marks").textContent);
const save = document.getElementById("save"), field = document.getElementById("span");

const node = (paragraph) => document.getElementById(`p${paragraph}`)?.firstChild;
const range = (paragraph, start, end) => {
  const text = node(paragraph);
  if (!text || end > text.length) return null;
  const made = new Range();
  made.setStart(text, start);
  made.setEnd(text, end);
  return made;
};
const paint = (name, ranges) => {
  if (!("highlights" in CSS)) return;
  const made = new Highlight(...ranges.filter(Boolean));
  made.priority = name === "span" ? 2 : 1;
  CSS.highlights.set(name, made);
};
paint("around", marks.map(([paragraph, start, end]) => range(paragraph, start, end)));

// Keys, by their place on the keyboard: the same under an Arabic layout.
for (const hint of document.querySelectorAll(".keyed")) hint.hidden = false;
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.target.closest("input, textarea, select")) return;
  if (event.code === "KeyC" && save) {
    event.preventDefault();
    (handles.start ?? field).focus();
    return;
  }
  const wanted = document.querySelector(`[data-key="${event.code}"]`);
  if (wanted) { event.preventDefault(); wanted.click(); }
});

const handles = {};
if (ends && save) adjustable(...ends);

function adjustable(paragraph, start, end) {
  const text = node(paragraph), line = document.getElementById(`p${paragraph}`);
  const words = document.getElementById("words"), frame = document.querySelector(".bench > section");
  if (!text) return;
  const whole = text.data, at = { start, end };
  // Where words begin and end: what an end moves to.
  const stops = { start: [], end: [] };
  for (const word of whole.matchAll(/\S+/g)) { stops.start.push(word.index); stops.end.push(word.index + word[0].length); }
  const points = (units) => [...whole.slice(0, units)].length;  // the ledger counts code points

  const draw = () => {
    paint("span", [range(paragraph, at.start, at.end)]);
    const origin = frame.getBoundingClientRect(), right = getComputedStyle(line).direction === "rtl";
    const boxes = [...range(paragraph, at.start, at.end).getClientRects()].filter((box) => box.width);
    if (!boxes.length) return;
    const first = boxes[0], last = boxes[boxes.length - 1];
    place(handles.start, (right ? first.right : first.left) - origin.left, first.bottom - origin.top);
    place(handles.end, (right ? last.left : last.right) - origin.left, last.bottom - origin.top);
  };
  const place = (handle, x, y) => { handle.style.left = `${x}px`; handle.style.top = `${y - 6}px`; };
  const tell = () => {
    const from = Number(line.dataset.start);
    field.value = `${from + points(at.start)}-${from + points(at.end)}`;
    words.textContent = whole.slice(at.start, at.end);
    for (const [name, handle] of Object.entries(handles)) {
      handle.setAttribute("aria-valuemin", "0");
      handle.setAttribute("aria-valuemax", String(whole.length));
      handle.setAttribute("aria-valuenow", String(at[name]));
      handle.setAttribute("aria-valuetext", whole.slice(at.start, at.end));
    }
  };
  const move = (name, to) => {
    const fits = name === "start" ? to >= 0 && to < at.end : to > at.start && to <= whole.length;
    if (!fits || to === at[name]) return;
    at[name] = to;
    draw();
    tell();
  };
  const nearest = (name, to) => stops[name].reduce((best, stop) => (Math.abs(stop - to) < Math.abs(best - to) ? stop : best));
  const under = (x, y) => {
    const point = document.caretPositionFromPoint?.(x, y);
    if (point) return point.offsetNode === text ? point.offset : null;
    const old = document.caretRangeFromPoint?.(x, y);
    return old?.startContainer === text ? old.startOffset : null;
  };

  for (const handle of document.querySelectorAll(".end")) {
    const name = handle.dataset.end;
    handles[name] = handle;
    handle.addEventListener("pointerdown", (event) => { event.preventDefault(); handle.focus(); handle.setPointerCapture(event.pointerId); });
    handle.addEventListener("pointermove", (event) => {
      if (!handle.hasPointerCapture(event.pointerId)) return;
      for (const other of Object.values(handles)) other.style.pointerEvents = "none";  // what is under the finger is the text
      const found = under(event.clientX, event.clientY - 18);  // a handle hangs below its line
      for (const other of Object.values(handles)) other.style.pointerEvents = "";
      if (found !== null) move(name, event.shiftKey ? found : nearest(name, found));
    });
    handle.addEventListener("keydown", (event) => {
      if (event.key === "Enter") { event.preventDefault(); save.click(); return; }
      const step = { ArrowLeft: 1, ArrowRight: -1, ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!step) return;
      event.preventDefault();
      const onward = getComputedStyle(line).direction === "rtl" || event.key.match(/Up|Down/) ? step : -step;
      if (event.shiftKey) { move(name, at[name] + onward); return; }
      const list = onward > 0 ? stops[name].find((stop) => stop > at[name]) : stops[name].findLast((stop) => stop < at[name]);
      if (list !== undefined) move(name, list);
    });
  }
  document.querySelector(".ends").hidden = false;
  document.getElementById("adjust").hidden = false;
  draw();
  tell();
  addEventListener("resize", draw);
  document.fonts?.ready.then(draw);
}
