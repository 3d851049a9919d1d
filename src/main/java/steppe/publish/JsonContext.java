package steppe.publish;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.document.JsonDocument;
import io.javalin.http.Context;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.jena.sparql.engine.binding.Binding;
import steppe.model.Names;
import steppe.query.Engine;
import steppe.query.QueryFile;
import steppe.query.Scope;
import steppe.web.Base;
import steppe.web.Headers;
import steppe.web.RdfFormat;
import steppe.web.RdfWriter;
import steppe.web.Representation;

/**
 * The context of our JSON-LD 1.1, published at {@code /context.jsonld}. Documents carry theirs within, so that they can be read
 * without the network. A client that has this one may ask for documents that only refer to it, with the profile parameter of
 * {@code application/ld+json} (RFC 6906): {@code Accept: application/ld+json; profile="https://.../context.jsonld"}.
 */
final class JsonContext {
    static final String PATH = "/context.jsonld";
    private static final String TYPE = RdfFormat.JSON_LD.mediaType();
    /** Of one media range; it reads no character twice. */
    private static final Pattern PROFILE = Pattern.compile("profile=\"?([^\"]*+)");
    private static final QueryFile TERMS = QueryFile.of(JsonContext.class, "context.rq");
    private final Engine engine;
    private final Base base;
    private final Latest<String, JsonObject> made;

    JsonContext(Engine engine, Base base) {
        this.engine = engine;
        this.base = base;
        this.made = new Latest<>(engine);
    }

    Representation representation() {
        return Representation.of(engine.version(), TYPE, bytes(context()));
    }

    private JsonObject context() {
        return made.get(PATH, path -> make());
    }

    /** The same names as in the contexts within; the types of values are new, so that dates and links are plain strings. */
    private JsonObject make() {
        JsonObjectBuilder terms = Json.createObjectBuilder().add("@version", new BigDecimal("1.1")).add("@vocab", Names.ONTOLOGY).add("id", Names.ID);
        new TreeMap<>(RdfWriter.prefixes().getNsPrefixMap()).forEach((prefix, namespace) -> {
            if (!prefix.isEmpty()) terms.add(prefix, namespace);
        });
        for (Binding row : engine.select(TERMS.query(), Scope.all()).bindings()) {
            String property = row.get("property").getURI();
            terms.add(property.substring(Names.ONTOLOGY.length()), Json.createObjectBuilder().add("@id", property).add("@type", row.get("only").getLiteralLexicalForm()));
        }
        return Json.createObjectBuilder().add("@context", terms).build();
    }

    /** Takes the context out of an answer and refers to this one, for clients that asked for it. */
    void refer(Context context) throws IOException, JsonLdError {
        InputStream body = context.resultInputStream();
        boolean whole = context.statusCode() == 200 && body != null && (TYPE + ";charset=utf-8").equals(String.valueOf(context.res().getContentType()).replace(" ", ""));
        if (!whole || !isAskedFor(String.valueOf(Headers.of(context, "Accept")))) return;
        String root = base.of(context);
        JsonObjectBuilder document = Json.createObjectBuilder().add("@context", root + PATH);
        JsonLd.compact(JsonDocument.of(new ByteArrayInputStream(body.readAllBytes())), JsonDocument.of(new ByteArrayInputStream(bytes(context())))).get().forEach((key, value) -> {
            if (!key.equals("@context")) document.add(key, value);
        });
        Representation.of(engine.version(), TYPE + "; profile=\"" + root + PATH + "\"; charset=utf-8", bytes(document.build())).send(context);
    }

    static boolean isAskedFor(String accept) {
        return Arrays.stream(accept.split(",")).map(String::strip).filter(range -> range.matches("application/ld\\+json\\s*+;.*"))
                .flatMap(range -> PROFILE.matcher(range).results()).anyMatch(profile -> profile.group(1).contains(PATH));
    }

    private static byte[] bytes(JsonObject json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}
