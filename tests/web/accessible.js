() => {
  const wrong = [];
  const html = document.documentElement, lang = html.lang, dir = html.dir;
  if (!(lang === "ar" && dir === "rtl") && !(lang === "en" && dir === "ltr")) wrong.push(`lang ${lang}, dir ${dir}`);
  if (!document.title.trim()) wrong.push("no title");
  const seen = (e) => e.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !e.closest(".unseen, .skip");
  const headings = [...document.querySelectorAll("h1, h2, h3, h4")];
  if (headings.filter((h) => h.tagName === "H1").length !== 1) wrong.push("not one h1");
  let level = 0;
  for (const h of headings) {
    const at = Number(h.tagName[1]);
    if (at > level + 1) wrong.push(`heading level ${at} after ${level}: ${h.textContent.trim().slice(0, 40)}`);
    if (!h.textContent.trim()) wrong.push(`empty ${h.tagName}`);
    level = at;
  }
  for (const e of document.querySelectorAll("input:not([type=hidden]), select, textarea"))
    if (!e.hidden && !e.labels?.length && !e.ariaLabel) wrong.push(`no label: ${e.outerHTML.slice(0, 80)}`);
  for (const e of document.querySelectorAll("a[href], button, summary"))
    if (!(e.textContent.trim() || e.ariaLabel)) wrong.push(`no name: ${e.outerHTML.slice(0, 80)}`);
  for (const e of document.querySelectorAll("img, [role=img]")) if (!(e.alt || e.ariaLabel)) wrong.push("picture without words");
  for (const t of document.querySelectorAll("table"))
    if (!t.querySelector("th[scope]") || !t.caption) wrong.push("table without headings or caption");
  for (const e of document.querySelectorAll("nav, aside, section, [role=group], [role=search]"))
    if (e.matches("nav, aside, [role=group]") && !e.ariaLabel && !e.getAttribute("aria-labelledby")) wrong.push(`landmark without name: ${e.className}`);
  const ids = [...document.querySelectorAll("[id]")].map((e) => e.id);
  for (const id of new Set(ids.filter((id, i) => ids.indexOf(id) !== i))) wrong.push(`id twice: ${id}`);
  if (!document.querySelector("main")) wrong.push("no main");
  if (document.querySelector("[style], style, script:not([src]):not([type='application/json'])")) {
    const e = document.querySelector("main [style]:not(canvas, .chart, .chart *), style, script:not([src]):not([type='application/json'])");
    if (e) wrong.push(`inline style or script: ${e.outerHTML.slice(0, 80)}`);
  }
  if (html.scrollWidth > innerWidth) wrong.push(`wider than the window: ${html.scrollWidth}`);

  // contrast
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const rgba = (colour) => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data; return [r, g, b, a / 255]; };
  const over = (top, under) => [0, 1, 2].map((i) => top[i] * top[3] + under[i] * (1 - top[3])).concat(1);
  const light = ([r, g, b]) => { const f = (c) => { c /= 255; return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; };
    return 0.2126 * f(r) + 0.7152 * f(g) + 0.0722 * f(b); };
  const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };
  const behind = (e) => { const layers = []; for (let at = e; at; at = at.parentElement) layers.push(rgba(getComputedStyle(at).backgroundColor));
    return layers.reverse().reduce((under, top) => over(top, under), [255, 255, 255, 1]); };
  const told = new Set();
  const judge = (what, ink, paper, large) => {
    const found = ratio(over(ink, paper), paper);
    if (found < (large ? 3 : 4.5) && !told.has(what)) { told.add(what); wrong.push(`contrast ${found.toFixed(2)}: ${what}`); }
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const e = node.parentElement;
    if (!node.data.trim() || !seen(e) || e.closest("script, .chart, option")) continue;
    const style = getComputedStyle(e), size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    judge(`${e.tagName.toLowerCase()}.${e.className} «${node.data.trim().slice(0, 30)}»`, rgba(style.color), behind(e), large);
  }
  // what the browser paints over an article: every colour of ink on every colour of paper that may lie under it
  const text = document.querySelector(".text");
  if (text) {
    const paper = behind(text), ink = rgba(getComputedStyle(text).color);
    const made = (role) => getComputedStyle(text, `::highlight(${role})`);
    const papers = ["content-0", "content-1", "content-2", "figure", "event"].map((role) => over(rgba(made(role).backgroundColor), paper));
    papers.forEach((one, i) => judge(`highlight paper ${i}`, ink, one, false));
    const stances = ["neutral", "affirming", "doubting", "denying", "demanding", "warning", "accusing", "opining", "committing"];
    for (const stance of stances) for (const one of [paper, papers[0]])
      judge(`highlight cue-${stance}`, rgba(made(`cue-${stance}`).color), one, true);
    for (const role of ["active-head", "active-party"])
      judge(`highlight ${role}`, rgba(made(role).color), over(rgba(made(role).backgroundColor), paper), false);
  }
  return wrong;
}
