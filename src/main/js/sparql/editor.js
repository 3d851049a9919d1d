import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, HighlightStyle, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { EditorState, Prec } from "@codemirror/state";
import { EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { sparql } from "codemirror-lang-sparql";
import { html } from "../views/svg.js";
import { completions } from "./complete.js";
import { addMissing } from "./prefixes.js";

const THEME = EditorView.theme({
  "&": { backgroundColor: "var(--sheet)", color: "var(--ink)", border: "1px solid var(--quiet)", borderRadius: "6px", fontSize: ".9rem" },
  "&.cm-focused": { outline: "3px solid var(--accent)", outlineOffset: "2px" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.5", minHeight: "14rem", maxHeight: "34rem" },
  ".cm-content": { caretColor: "var(--ink)", padding: ".5rem 0" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-gutters": { backgroundColor: "var(--wash)", color: "var(--quiet)", border: "none" },
  ".cm-activeLine": { backgroundColor: "color-mix(in srgb, var(--wash) 55%, transparent)" },
  "&.cm-focused .cm-selectionBackground, .cm-selectionBackground, ::selection": { backgroundColor: "var(--highlight)" },
  ".cm-tooltip": { backgroundColor: "var(--sheet)", color: "var(--ink)", border: "1px solid var(--quiet)", borderRadius: "4px", maxWidth: "min(42rem, 92vw)" },
  ".cm-tooltip-autocomplete > ul": { fontFamily: "var(--mono)", maxWidth: "min(42rem, 92vw)" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: "var(--accent)", color: "var(--on-accent)" },
  ".cm-completionDetail": { fontFamily: "var(--sans)", fontStyle: "normal", opacity: ".8" },
  ".cm-matchingBracket": { backgroundColor: "var(--highlight) !important" },
});

const COLOURS = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--syntax-keyword)", fontWeight: "600" },
  { tag: tags.variableName, color: "var(--syntax-variable)" },
  { tag: [tags.string, tags.integer, tags.float, tags.bool], color: "var(--syntax-literal)" },
  { tag: [tags.namespace, tags.url, tags.typeName], color: "var(--syntax-name)" },
  { tag: tags.comment, color: "var(--quiet)", fontStyle: "italic" },
]);

/**
 * Takes the place of the text box, whose content it keeps in step. It lives in a shadow root: there its styles are
 * adopted sheets, which a policy without inline styles allows.
 */
export function editor(area, loading, run) {
  const host = html("div", { class: "editor" });
  area.before(host);
  area.hidden = true;
  area.required = false;
  const root = host.attachShadow({ mode: "open" });
  const listeners = [];
  let prefixes = {};
  loading.then((terms) => { prefixes = terms.prefixes; });
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: area.value,
      extensions: [
        lineNumbers(), highlightActiveLine(), history(), bracketMatching(), closeBrackets(), indentOnInput(), lintGutter(), sparql(), THEME, syntaxHighlighting(COLOURS),
        autocompletion({ override: [completions(loading)], icons: false }),
        Prec.highest(keymap.of([{ key: "Mod-Enter", run: () => { run(); return true; } }])),
        keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, ...completionKeymap, ...lintKeymap]),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ "aria-label": "Query; Control-Enter runs it, Escape and then Tab leaves it" }),
        EditorView.updateListener.of((update) => {
          if (!update.docChanged) return;
          area.value = update.state.doc.toString();
          if (typedColon(update)) declare(update.view, prefixes);
          listeners.forEach((listener) => listener());
        }),
      ],
    }),
  });
  document.querySelector(`label[for="${area.id}"]`)?.addEventListener("click", () => view.focus());
  return handle(view, listeners);
}

function typedColon(update) {
  let typed = false;
  if (update.transactions.some((transaction) => transaction.isUserEvent("input.type"))) {
    update.changes.iterChanges((fromA, toA, fromB, toB, inserted) => { typed ||= inserted.toString() === ":"; });
  }
  return typed;
}

// Typing "steppe:" declares it.
function declare(view, prefixes) {
  const { at, lines } = addMissing(view.state.doc.toString(), prefixes);
  if (lines) queueMicrotask(() => view.dispatch({ changes: { from: at, insert: lines } }));
}

function handle(view, listeners) {
  const offset = ({ line, column }) => {
    const found = view.state.doc.line(Math.min(Math.max(line, 1), view.state.doc.lines));
    return Math.min(found.from + Math.max(column - 1, 0), found.to);
  };
  return {
    text: () => view.state.doc.toString(),
    setText(text) {
      if (text !== view.state.doc.toString()) view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
    },
    onChange: (listener) => listeners.push(listener),
    clear: () => view.dispatch(setDiagnostics(view.state, [])),
    go(place) {
      view.dispatch({ selection: { anchor: offset(place) }, scrollIntoView: true });
      view.focus();
    },
    mark(place, message) {
      const from = offset(place);
      const to = Math.max(from + 1, from + (/^[^\s]+/.exec(view.state.sliceDoc(from, from + 200))?.[0].length ?? 1));
      const end = Math.min(to, view.state.doc.length);
      view.dispatch(setDiagnostics(view.state, [{ from: Math.min(from, Math.max(0, end - 1)), to: end, severity: "error", message }]));
      this.go(place);
    },
  };
}
