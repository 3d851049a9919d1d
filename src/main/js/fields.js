// Long lists of boxes to tick get a box to type into: what fits stays, in whatever script it is written. Without script all boxes stay.
import { html } from "./views/svg.js";

const FEW = 7;

// Without accents and case; ў and й keep what makes them other letters.
const plain = (text) => text.normalize("NFKD").replace(/(?<![\u0400-\u04ff])\p{M}/gu, "").normalize("NFC").toLocaleLowerCase();

for (const [index, list] of [...document.querySelectorAll("form.question fieldset")].entries()) {
  const options = [...list.querySelectorAll(".tick")].map((label) => ({ label, box: label.querySelector("input"), text: plain(`${label.textContent} ${label.dataset.words ?? ""} ${label.querySelector("input").value}`) }));
  if (options.length > FEW) filter(list, options, `ticks-${index}`);
}

function filter(list, options, id) {
  const input = html("input", { type: "search", autocomplete: "off", spellcheck: "false", placeholder: "Type to find", "aria-label": `Find among ${list.querySelector("legend").textContent}`, "aria-controls": id });
  const count = html("span", { class: "note", role: "status" });
  const box = html("div", { class: "ticks", id });
  options[0].label.before(html("p", { class: "narrow" }, [input, " ", count]), box);
  box.append(...options.map(({ label }) => label));
  const shown = () => options.filter(({ label }) => !label.hidden);

  input.addEventListener("input", () => {
    const words = plain(input.value).split(/\s+/).filter(Boolean);
    for (const { label, box: tick, text } of options) label.hidden = !tick.checked && !words.every((word) => text.includes(word));
    count.textContent = words.length ? `${options.filter(({ text }) => words.every((word) => text.includes(word))).length} of ${options.length}` : "";
  });
  input.addEventListener("keydown", (event) => {
    const words = plain(input.value).split(/\s+/).filter(Boolean);
    if (event.key === "ArrowDown") move(event, shown()[0]);
    if (event.key !== "Enter" || !words.length) return;
    event.preventDefault();
    const fits = options.filter(({ text }) => words.every((word) => text.includes(word)));
    if (fits.length !== 1) return move(event, fits[0]);
    fits[0].box.click();
    count.textContent = `${fits[0].label.textContent.trim()}: ${fits[0].box.checked ? "ticked" : "not ticked"}`;
    input.select();
  });
  box.addEventListener("keydown", (event) => {
    const all = shown();
    const at = all.findIndex(({ box: tick }) => tick === event.target);
    if (event.key === "ArrowDown") move(event, all[at + 1]);
    if (event.key === "ArrowUp") at > 0 ? move(event, all[at - 1]) : move(event, { box: input });
    if (event.key === "Escape") { input.value = ""; input.dispatchEvent(new Event("input")); move(event, { box: input }); }
  });
}

function move(event, to) {
  event.preventDefault();
  to?.box.focus();
}
