import { CERTAINTY } from "./model.js";
import { html } from "./svg.js";

/** The colour code in words. An entry, pressed, brings out its rows in all views and in the table. */
export function legend(model, view) {
  const entries = [...model.groups].filter(([, group]) => group.title && model.groups.size > 1).map(([key, group]) => {
    const button = html("button", { type: "button", "aria-pressed": "false", class: "entry" }, [html("span", { class: `swatch ${group.colour}`, "aria-hidden": "true" }), group.title]);
    button.dataset.group = key ?? "";
    return html("li", {}, button);
  });
  const used = Object.keys(CERTAINTY).filter((key) => model.rows.some((row) => row.certainty === key));
  const shapes = used.length > 1 || used[0] !== "said" ? used.map((key) => html("li", { class: "shape" }, [html("span", { class: `swatch line ${key}`, "aria-hidden": "true" }), CERTAINTY[key]])) : [];
  return html("ul", { class: "legend", "aria-label": model.group ? `Colours: ${model.headings[model.group]}` : `Signs of the ${view.kind}` }, [...entries, ...shapes]);
}
