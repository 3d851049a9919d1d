package steppe.publish;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;
import steppe.model.Names;
import steppe.query.Engine;
import steppe.query.QueryFile;
import steppe.query.Scope;
import steppe.web.HttpProblem;
import steppe.web.Reply;
import steppe.web.Representation;

/**
 * The claims of a document as Web Annotations (W3C Recommendation, 23 February 2017): a collection with all of them on its one
 * page (sections 5.1 and 5.2), each with the claim as its body and its place in the text as its target (section 4.2.5).
 */
final class Annotations {
    private static final String TYPE = "application/ld+json; profile=\"http://www.w3.org/ns/anno.jsonld\"; charset=utf-8";
    private static final QueryFile DOCUMENT = QueryFile.of(Annotations.class, "document.rq");
    private static final QueryFile CLAIMS = QueryFile.of(Annotations.class, "annotations.rq");
    private final Engine engine;

    Annotations(Engine engine) {
        this.engine = engine;
    }

    /** @param root where the service is */
    Reply of(String name, String root) {
        Node document = Names.document(name);
        boolean legal = name.matches("[\\w.-]{1,100}");
        List<Binding> known = legal ? engine.select(DOCUMENT.with("document", List.of(document)), Scope.all()).bindings() : List.of();
        if (known.isEmpty()) return HttpProblem.notFound("There is no document '" + name + "'. The list of all is at /document.");
        List<Binding> claims = engine.select(CLAIMS.with("document", List.of(document)), Scope.all()).bindings();
        JsonObject collection = collection(known.get(0), claims, root + "/document/" + name + ".annotations.jsonld", root);
        return Representation.of(engine.version(), TYPE, JSON.toString(collection).getBytes(StandardCharsets.UTF_8));
    }

    private static JsonObject collection(Binding document, List<Binding> claims, String id, String root) {
        JsonObject collection = object("id", id, "type", "AnnotationCollection");
        collection.put("@context", "http://www.w3.org/ns/anno.jsonld");
        collection.put("label", "Claims of: " + text(document, "title"));
        collection.put("rights", document.get("license").getURI());
        collection.put("generator", generator(root));
        collection.put("total", claims.size());
        collection.put("first", page(document, claims, id));
        return collection;
    }

    private static JsonObject page(Binding document, List<Binding> claims, String id) {
        JsonObject page = object("id", id + "#page", "type", "AnnotationPage");
        page.put("partOf", id);
        page.put("startIndex", 0);
        JsonArray items = new JsonArray();
        claims.forEach(claim -> items.add(annotation(document, claim)));
        page.put("items", items);
        return page;
    }

    private static JsonObject annotation(Binding document, Binding claim) {
        String iri = claim.get("claim").getURI();
        JsonObject annotation = object("id", iri + "#annotation", "type", "Annotation");
        annotation.put("motivation", "describing");
        JsonArray bodies = new JsonArray();
        bodies.add(words(claim));
        bodies.add(object("type", "SpecificResource", "source", iri, "purpose", "identifying"));
        annotation.put("body", bodies);
        annotation.put("target", target(document, claim));
        annotation.put("generator", Names.BASE);
        annotation.put("rights", document.get("license").getURI());
        return annotation;
    }

    private static JsonObject words(Binding claim) {
        JsonObject words = object("type", "TextualBody", "value", text(claim, "label"), "format", "text/plain", "purpose", "describing");
        if (!claim.get("label").getLiteralLanguage().isEmpty()) words.put("language", claim.get("label").getLiteralLanguage());
        return words;
    }

    /** Positions count code points from 0, the end is exclusive: as section 4.2.5 has it. */
    private static JsonObject target(Binding document, Binding claim) {
        JsonObject target = object("type", "SpecificResource", "source", claim.get("document").getURI());
        if (document.get("language") != null) target.put("language", text(document, "language"));
        JsonObject selector = object("type", "TextPositionSelector");
        selector.put("start", Long.parseLong(text(claim, "start")));
        selector.put("end", Long.parseLong(text(claim, "end")));
        target.put("selector", selector);
        return target;
    }

    private static JsonObject generator(String root) {
        return object("id", Names.BASE, "type", "Software", "name", "Steppe", "homepage", root + "/");
    }

    private static JsonObject object(String... pairs) {
        JsonObject object = new JsonObject();
        for (int i = 0; i < pairs.length; i += 2) object.put(pairs[i], pairs[i + 1]);
        return object;
    }

    private static String text(Binding row, String variable) {
        return row.get(variable).getLiteralLexicalForm();
    }
}
