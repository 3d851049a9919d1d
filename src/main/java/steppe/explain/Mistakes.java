package steppe.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.shared.PrefixMapping;
import steppe.model.Names;

/** Finds the names in a query that nobody declared or that the graph does not know. */
final class Mistakes {
    private static final Map<String, String> OURS = Names.prefixes().getNsPrefixMap();
    private static final int MOST = 50;
    private final Known known;

    Mistakes(Known known) {
        this.known = known;
    }

    /** What the prefixes that a query uses without declaring them probably stand for, so that the rest of it can be explained. */
    static PrefixMapping assumed(Tokens tokens) {
        PrefixMapping assumed = PrefixMapping.Factory.create();
        for (String prefix : tokens.undeclared()) {
            String namespace = near(prefix, tokens).map(name -> namespace(name, tokens)).orElse("urn:undeclared:" + prefix + ":");
            assumed.setNsPrefix(prefix, namespace);
        }
        return assumed;
    }

    List<Mistake> of(Tokens tokens, PrefixMapping assumed) {
        List<Token> used = tokens.used();
        Set<String> unknown = known.unknown(used.stream().flatMap(token -> tokens.iri(token, assumed).stream()).filter(Mistakes::isIri).limit(1000).toList());
        List<Mistake> found = new ArrayList<>();
        for (String prefix : tokens.undeclared()) undeclared(prefix, tokens).ifPresent(found::add);
        for (String prefix : tokens.declared().keySet()) foreign(prefix, tokens, unknown, assumed).ifPresent(found::add);
        for (Token token : used) {
            Optional<String> iri = tokens.iri(token, assumed).filter(unknown::contains).filter(Known::isOurs);
            iri.ifPresent(it -> found.add(term(token, it, tokens, assumed)));
        }
        return found.stream().limit(MOST).toList();
    }

    private static boolean isIri(String text) {
        return text.matches("[a-zA-Z][a-zA-Z0-9+.-]*:.*");
    }

    private static Optional<Mistake> undeclared(String prefix, Tokens tokens) {
        Token first = tokens.used().stream().filter(token -> prefix.equals(token.prefix())).findFirst().orElseThrow();
        String start = "The prefix " + prefix + ": is not declared";
        Optional<String> near = near(prefix, tokens);
        if (near.isEmpty()) return Optional.of(mistake("prefix", first, prefix + ":", start + ", and none of this graph is like it.", "", ""));
        if (near.get().equals(prefix)) {
            String line = "PREFIX " + prefix + ": <" + OURS.get(prefix) + ">";
            return Optional.of(mistake("prefix", first, prefix + ":", start + ".", line, line + "\n" + tokens.text()));
        }
        return Optional.of(mistake("prefix", first, prefix + ":", start + ". Is " + near.get() + ": meant?", near.get() + ":", renamed(prefix, near.get(), tokens)));
    }

    /** A prefix of ours for another namespace, or a namespace of which the graph knows none of the names used. */
    private static Optional<Mistake> foreign(String prefix, Tokens tokens, Set<String> unknown, PrefixMapping assumed) {
        String namespace = tokens.declared().get(prefix);
        List<Token> uses = tokens.used().stream().filter(token -> prefix.equals(token.prefix())).toList();
        boolean known = uses.stream().anyMatch(token -> tokens.iri(token, assumed).filter(unknown::contains).isEmpty());
        if (uses.isEmpty() || known || OURS.containsValue(namespace)) return Optional.empty();
        Token at = tokens.declaration(prefix).orElseThrow();
        Optional<String> near = Optional.ofNullable(OURS.get(prefix)).or(() -> Known.alike(namespace, OURS.values()));
        String words = "The prefix " + prefix + ": stands for <" + namespace + ">, and the graph knows none of the names that the query uses from there.";
        if (near.isEmpty()) return Optional.of(mistake("prefix", at, prefix + ":", words, "", ""));
        int offset = tokens.text().indexOf("<" + namespace + ">", at.offset());
        String mended = new StringBuilder(tokens.text()).replace(offset + 1, offset + 1 + namespace.length(), near.get()).toString();
        return Optional.of(mistake("prefix", at, prefix + ":", words, "<" + near.get() + ">", mended));
    }

    private Mistake term(Token token, String iri, Tokens tokens, PrefixMapping assumed) {
        String words = "The graph does not know " + token.text() + ".";
        Optional<String> near = known.nearest(iri);
        if (near.isEmpty()) return mistake("term", token, token.text(), words, "", "");
        String written = written(near.get(), tokens, assumed);
        return mistake("term", token, token.text(), words + " Is " + written + " meant?", written, tokens.with(token, written));
    }

    private static Mistake mistake(String kind, Token at, String name, String words, String suggestion, String mended) {
        return new Mistake(kind, name, at.line(), at.column(), at.text().length(), words, suggestion, mended);
    }

    /** With a prefix that the query declares, else as an IRI. */
    private static String written(String iri, Tokens tokens, PrefixMapping assumed) {
        for (Map<String, String> prefixes : List.of(tokens.declared(), assumed.getNsPrefixMap())) {
            for (Map.Entry<String, String> entry : prefixes.entrySet()) {
                String rest = iri.startsWith(entry.getValue()) ? iri.substring(entry.getValue().length()) : "/";
                if (rest.matches("[\\p{L}\\p{N}_]([\\p{L}\\p{N}_.-]*[\\p{L}\\p{N}_-])?")) return entry.getKey() + ":" + rest;
            }
        }
        return "<" + iri + ">";
    }

    /** From the back, so that the places before stay where they are. */
    private static String renamed(String prefix, String other, Tokens tokens) {
        List<Token> uses = tokens.used().stream().filter(token -> prefix.equals(token.prefix())).toList();
        StringBuilder text = new StringBuilder(tokens.text());
        for (int i = uses.size() - 1; i >= 0; i--) text.replace(uses.get(i).offset(), uses.get(i).offset() + prefix.length(), other);
        return tokens.declared().containsKey(other) ? text.toString() : "PREFIX " + other + ": <" + OURS.get(other) + ">\n" + text;
    }

    private static Optional<String> near(String prefix, Tokens tokens) {
        if (OURS.containsKey(prefix)) return Optional.of(prefix);
        return prefix.isEmpty() ? Optional.empty() : Known.alike(prefix, tokens.declared().keySet()).or(() -> Known.alike(prefix, OURS.keySet())).filter(name -> !name.isEmpty());
    }

    private static String namespace(String prefix, Tokens tokens) {
        return tokens.declared().getOrDefault(prefix, OURS.get(prefix));
    }
}
