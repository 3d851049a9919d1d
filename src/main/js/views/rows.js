// Ties the drawings to the table: the same colours, and what is pointed at in one is brought out in all.
import { colourOf } from "./model.js";
import { html } from "./svg.js";

export function connect(model, views) {
  const bodies = [...document.querySelectorAll(".scroll > table > tbody")];
  bodies.forEach((body, index) => {
    const row = model.rows[index];
    if (!row) return;
    body.id = `row-${index + 1}`;
    const cell = cellFor(body, model);
    cell.classList.add("coded");
    cell.prepend(html("span", { class: `swatch ${colourOf(model, row)} ${row.certainty}`, "aria-hidden": "true" }));
  });
  views.addEventListener("click", (event) => {
    const entry = event.target.closest("button.entry");
    const part = event.target.closest("a.part");
    if (entry) toggle(entry.dataset.group, entry.getAttribute("aria-pressed") !== "true");
    if (part) follow(event, part);
  });
  for (const type of ["pointerover", "focusin"]) views.addEventListener(type, (event) => light(event.target.closest("a.part")));
  for (const type of ["pointerleave", "focusout"]) views.addEventListener(type, () => light(null));
  views.addEventListener("keydown", move);

  function light(part) {
    const lit = new Set((part?.dataset.rows ?? "").split(" ").filter(Boolean).map(Number));
    bodies.forEach((body, index) => body.classList.toggle("lit", lit.has(index)));
    for (const other of views.querySelectorAll("a.part")) other.classList.toggle("lit", lit.size > 0 && other.dataset.rows.split(" ").some((index) => lit.has(Number(index))));
  }

  function toggle(group, pressed) {
    for (const entry of views.querySelectorAll("button.entry")) entry.setAttribute("aria-pressed", String(pressed && entry.dataset.group === group));
    apply();
  }

  function apply() {
    const entry = views.querySelector("button.entry[aria-pressed=true]");
    for (const part of views.querySelectorAll("a.part")) part.classList.toggle("dim", Boolean(entry) && !JSON.parse(part.dataset.groups).includes(entry.dataset.group));
    bodies.forEach((body, index) => body.classList.toggle("dim", Boolean(entry) && model.rows[index]?.group !== entry.dataset.group));
  }

  return {
    watch(svg) {
      svg.querySelector("a.part")?.setAttribute("tabindex", 0);
      apply();
    },
  };
}

// The coloured column if the table shows it, else the first one.
function cellFor(body, model) {
  const titles = [...body.closest("table").querySelectorAll("thead th")].map((th) => th.textContent);
  const place = model.group ? titles.indexOf(model.headings[model.group]) : 0;
  return body.rows[0].cells[Math.max(place, 0)];
}

function follow(event, part) {
  event.preventDefault();
  const row = document.querySelector(part.getAttribute("href"));
  if (!row) return;
  row.scrollIntoView({ block: "center" });
  (row.querySelector("summary") ?? row.querySelector("a"))?.focus({ preventScroll: true });
  row.classList.add("lit");
}

const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

function move(event) {
  const here = event.target.closest?.("a.part");
  const step = STEPS[event.key];
  if (!here || !step) return;
  event.preventDefault();
  const parts = [...here.closest("svg").querySelectorAll("a.part")];
  const next = parts[(parts.indexOf(here) + step + parts.length) % parts.length];
  here.setAttribute("tabindex", -1);
  next.setAttribute("tabindex", 0);
  next.focus();
}
