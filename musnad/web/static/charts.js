// Draws every chart of the page in the page's colours. The table beside it says the same without a script.
import "/static/vega.js";

const style = getComputedStyle(document.documentElement);
const probe = document.body.appendChild(document.createElement("span"));
probe.hidden = true;
const colour = (name) => { probe.style.color = `var(--${name})`; return getComputedStyle(probe).color; };
const draw = async (box) => {
  const spec = JSON.parse(document.getElementById(box.dataset.spec).textContent);
  const ink = colour("ink"), soft = colour("soft"), line = colour("line"), font = style.getPropertyValue("--sans");
  const { number, time, names } = spec.usermeta, narrow = box.clientWidth < 700;
  if (narrow && names) {  // fewer names find room, and the map need not be as high
    const wide = names[0] * 1240 / box.clientWidth, high = names[1] * 1.6, kept = [];
    spec.height = Math.round(box.clientWidth * 0.8);
    for (const one of spec.layer.at(-1).data.values)
      if (kept.every((other) => Math.abs(one.longitude - other.longitude) > wide || Math.abs(one.latitude - other.latitude) > high)) kept.push(one);
    spec.layer.at(-1).data.values = kept;
  }
  const legend = spec.encoding?.color?.legend;
  if (narrow && legend) Object.assign(legend, { columns: 1, labelLimit: box.clientWidth - 130 });
  spec.config = {
    background: "transparent", font, view: { stroke: line },
    axis: { labelColor: soft, gridColor: line, domainColor: soft, tickColor: soft, labelFontSize: 12 },
    legend: { labelColor: ink, labelFontSize: 13, symbolSize: 90 },
    geoshape: { stroke: line }, circle: { color: colour("accent") }, text: { color: ink, font },
    range: { category: ["neutral", "doubting", "denying", "affirming", "demanding", "warning", "committing", "accusing", "opining", "soft"].map(colour) },
  };
  await globalThis.vegaEmbed(box, spec, {
    actions: false, renderer: "canvas", ast: true, defaultStyle: false, tooltip: { disableDefaultStyle: true },
    formatLocale: number, timeFormatLocale: time,
  });
  box.dataset.drawn = "true";
};
const all = () => document.querySelectorAll(".chart").forEach((box) => draw(box).catch((error) => {
  box.hidden = true;
  console.warn("chart", error);
}));
await document.fonts.ready;
all();
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", all);
