// Draws every chart of the page in the page's colours. The table beside it says the same without a script.
import "/static/vega.js";

const style = getComputedStyle(document.documentElement);
const probe = document.body.appendChild(document.createElement("span"));
probe.hidden = true;
const colour = (name) => { probe.style.color = `var(--${name})`; return getComputedStyle(probe).color; };
const draw = async (box) => {
  const spec = JSON.parse(document.getElementById(box.dataset.spec).textContent);
  const ink = colour("ink"), soft = colour("soft"), line = colour("line"), font = style.getPropertyValue("--sans");
  const { number, time } = spec.usermeta;
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
