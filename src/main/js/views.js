// Draws the views of a question above its table, from the rows of the same page. The table is their alternative.
import { chart } from "./views/chart.js";
import { download } from "./views/download.js";
import { legend } from "./views/legend.js";
import { map } from "./views/map.js";
import { read } from "./views/model.js";
import { network } from "./views/network.js";
import { connect } from "./views/rows.js";
import { html } from "./views/svg.js";
import { timeline } from "./views/timeline.js";

const DRAW = { map, network, timeline, chart };
const views = document.querySelector(".views");
const model = read(JSON.parse(document.getElementById("drawing").textContent));
const rows = connect(model, views);

for (const view of model.views) prepare(view, document.getElementById(`view-${view.kind}`)).catch(() => giveUp(view.kind));
views.before(jumps());

async function prepare(view, figure) {
  const load = view.kind === "map" ? await (await fetch(views.dataset.map)).json() : undefined;
  const canvas = figure.querySelector(".canvas");
  const summary = figure.querySelector(".note");
  let width = 0;
  const draw = () => {
    if (Math.abs(canvas.clientWidth - width) < 4) return;
    width = canvas.clientWidth;
    const drawn = DRAW[view.kind](view, model, width, load);
    if (!drawn) return leaveOut(figure);
    drawn.svg.setAttribute("aria-labelledby", `title-${view.kind}`);
    drawn.svg.setAttribute("aria-describedby", summary.id);
    canvas.replaceChildren(drawn.svg);
    summary.textContent = `${drawn.summary} The same rows are in the table.`;
    rows.watch(drawn.svg);
  };
  draw();
  if (!figure.isConnected) return;
  canvas.after(legend(model, view));
  figure.querySelector("figcaption").append(download(figure, model, view.kind));
  new ResizeObserver(draw).observe(canvas);
}

// Nothing in the rows can be drawn this way.
function leaveOut(figure) {
  document.querySelector(`.jumps a[href="#${figure.id}"]`)?.remove();
  figure.remove();
}

function giveUp(kind) {
  document.getElementById(`summary-${kind}`).textContent = "This could not be drawn here. The rows are in the table.";
}

function jumps() {
  const kinds = [...views.querySelectorAll("figure")].map((figure) => [`#${figure.id}`, figure.querySelector("h3").textContent]);
  const table = document.querySelector(".scroll");
  table.id ||= "table";
  return html("nav", { class: "jumps", "aria-label": "Views of the answer" },
    [...kinds, [`#${table.id}`, "Table"]].map(([href, title]) => html("a", { href }, title)));
}
