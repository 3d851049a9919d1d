// A drawing to take along: with its title, its colours in words and where it comes from; styles become attributes.
import { canvas, html, svg, widthOf } from "./svg.js";

const STYLES = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-opacity", "stroke-linejoin", "paint-order", "font-size", "font-weight", "font-family", "opacity"];
const SCALE = 2;
const MARGIN = 16;

export function download(figure, model, kind) {
  const buttons = [["SVG", saveSvg], ["PNG", savePng]].map(([name, save]) => {
    const button = html("button", { type: "button", class: "take", "aria-label": `Download the ${kind} as ${name}` }, name);
    button.addEventListener("click", () => save(compose(figure, model, kind), `${model.name}-${kind}`));
    return button;
  });
  return html("span", { class: "takes" }, buttons);
}

function compose(figure, model, kind) {
  const original = figure.querySelector("svg");
  const [width, height] = [original.viewBox.baseVal.width, original.viewBox.baseVal.height];
  const colours = getComputedStyle(figure);
  const text = (x, y, words, size, weight = 400) => svg("text", { x, y, "font-size": size, "font-weight": weight, "font-family": colours.fontFamily, fill: colours.color }, words);
  const sentence = document.querySelector(".sentence");
  const entries = key(figure, width, 62 + height + MARGIN, text);
  const all = canvas(width + 2 * MARGIN, entries.bottom + 34, [
    svg("title", {}, model.title),
    svg("rect", { width: width + 2 * MARGIN, height: entries.bottom + 34, fill: colours.getPropertyValue("--sheet").trim() || "#fff" }),
    text(MARGIN, 26, model.title, 17, 600),
    text(MARGIN, 46, asked(sentence).slice(0, Math.floor(width / 6)), 12),
    svg("svg", { x: MARGIN, y: 56, width, height, viewBox: `0 0 ${width} ${height}`, overflow: "hidden" }, [...plain(original).childNodes]),
    ...entries.parts,
    text(MARGIN, entries.bottom + 18, `Steppe · ${kind}${model.asOf ? ` · as of ${model.asOf}` : ""} · ${location.origin}${location.pathname}`, 11),
  ]);
  all.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  all.removeAttribute("role");
  return all;
}

function asked(sentence) {
  if (!sentence) return "";
  return [...sentence.childNodes].map((node) => (node.nodeName === "SELECT" ? node.selectedOptions[0]?.text : node.nodeName === "INPUT" ? node.value : node.nodeName === "BUTTON" ? "" : node.textContent)).join("").replace(/\s+/g, " ").trim();
}

function key(figure, width, top, text) {
  const parts = [];
  let [x, y] = [MARGIN, top + 6];
  for (const item of figure.querySelectorAll(".legend li")) {
    const swatch = getComputedStyle(item.querySelector(".swatch"));
    const long = widthOf(item.textContent) + 36;
    if (x > MARGIN && x + long > width) [x, y] = [MARGIN, y + 20];
    if (item.classList.contains("shape")) parts.push(svg("rect", { x, y: y - 10, width: 12, height: 12, fill: "none", stroke: swatch.borderTopColor, "stroke-width": 1.5, "stroke-dasharray": { dashed: "4 2", dotted: "1.5 2" }[swatch.borderTopStyle] }));
    else parts.push(svg("rect", { x, y: y - 10, width: 12, height: 12, rx: 2, fill: swatch.backgroundColor }));
    parts.push(text(x + 18, y, item.textContent, 12));
    x += long;
  }
  return { parts, bottom: parts.length ? y + 8 : top - 8 };
}

/** The same drawing without classes and links. */
function plain(original) {
  const copy = original.cloneNode(true);
  const originals = original.querySelectorAll("*");
  copy.querySelectorAll("*").forEach((element, index) => {
    const style = getComputedStyle(originals[index]);
    for (const name of STYLES) {
      const value = style.getPropertyValue(name);
      if (value && value !== "none" || name === "fill" || name === "stroke") element.setAttribute(name, value.replace(/^url\(["']?[^"')]*(#[^"')]*)["']?\)/, "url($1)"));
    }
  });
  copy.querySelectorAll("a").forEach((link) => link.replaceWith(svg("g", {}, [...link.childNodes])));
  copy.querySelectorAll("*").forEach((element) => ["class", "aria-hidden", "tabindex"].forEach((name) => element.removeAttribute(name)));
  return copy;
}

const serialized = (drawing) => new XMLSerializer().serializeToString(drawing);

function saveSvg(drawing, name) {
  save(new Blob([`<?xml version="1.0" encoding="UTF-8"?>\n${serialized(drawing)}\n`], { type: "image/svg+xml" }), `${name}.svg`);
}

async function savePng(drawing, name) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(serialized(drawing))}`;
  await image.decode();
  const paper = html("canvas", { width: image.width * SCALE, height: image.height * SCALE });
  paper.getContext("2d").drawImage(image, 0, 0, paper.width, paper.height);
  paper.toBlob((blob) => save(blob, `${name}.png`), "image/png");
}

export function save(blob, name) {
  const link = html("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
