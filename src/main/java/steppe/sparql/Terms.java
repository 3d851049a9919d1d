package steppe.sparql;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;
import steppe.model.Names;
import steppe.query.Engine;
import steppe.query.QueryFile;
import steppe.query.Scope;
import steppe.web.Representation;

/** What the editor completes, as JSON: prefixes, and terms with their labels. Asked once for each version of the data. */
final class Terms {
    private static final QueryFile QUERY = QueryFile.of(Terms.class, "terms.rq");
    /** Names that can stand behind a prefix without escapes (SPARQL 1.1, PN_LOCAL), as far as ours go. */
    private static final String PLAIN = "[\\p{L}\\p{N}_]([\\p{L}\\p{N}_.-]*[\\p{L}\\p{N}_-])?";

    private record Kept(String version, Representation representation) {}

    private final Engine engine;
    private final AtomicReference<Kept> kept = new AtomicReference<>();

    Terms(Engine engine) {
        this.engine = engine;
    }

    Representation representation() {
        String version = engine.version();
        Kept known = kept.get();
        if (known == null || !known.version().equals(version)) {
            known = new Kept(version, Representation.of(version, "application/json", json().getBytes(StandardCharsets.UTF_8)));
            kept.set(known);
        }
        return known.representation();
    }

    private String json() {
        JsonObject json = new JsonObject();
        JsonObject prefixes = new JsonObject();
        Names.prefixes().getNsPrefixMap().forEach(prefixes::put);
        json.put("prefixes", prefixes);
        JsonArray terms = new JsonArray();
        for (Binding row : engine.select(QUERY.query(), Scope.all()).bindings()) terms.add(term(row));
        json.put("terms", terms);
        return JSON.toStringFlat(json);
    }

    private static JsonArray term(Binding row) {
        JsonArray term = new JsonArray();
        term.add(written(row.get("term")));
        term.add(row.contains("label") ? row.get("label").getLiteralLexicalForm() : "");
        term.add(row.get("kind").getLiteralLexicalForm());
        return term;
    }

    // As it can be written in a query: with a prefix, or in angle brackets.
    private static String written(Node node) {
        String name = Names.shorten(node);
        return name.startsWith("<") || name.substring(name.indexOf(':') + 1).matches(PLAIN) ? name : "<" + node.getURI() + ">";
    }
}
