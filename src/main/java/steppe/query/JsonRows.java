package steppe.query;

import com.google.gson.stream.JsonWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.out.NodeToLabel;
import org.apache.jena.riot.system.SyntaxLabels;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.util.NodeUtils;

/**
 * Rows in the SPARQL 1.1 Query Results JSON Format, section 3, one on a line, as they come. Jena's own writer takes several times the
 * processor time for the indentation: with it, a long answer is mostly that.
 */
public final class JsonRows {
    private static final int BUFFER = 8 << 10;
    private final NodeToLabel blankNodes = SyntaxLabels.createNodeToLabel();
    private final Writer out;
    private final JsonWriter json;

    private JsonRows(OutputStream out) {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER);
        this.json = new JsonWriter(this.out);
        json.setHtmlSafe(false);
    }

    /** @param links where there is more to read about the answer, for its head (section 3.1.2) */
    public static void write(OutputStream out, RowSet rows, List<String> links) {
        try {
            JsonRows writer = new JsonRows(out);
            writer.write(rows, links);
            writer.out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(RowSet rows, List<String> links) throws IOException {
        List<Var> variables = rows.getResultVars();
        json.beginObject().name("head").beginObject();
        texts("vars", variables.stream().map(Var::getVarName).toList());
        if (!links.isEmpty()) texts("link", links);
        json.endObject().name("results").beginObject().name("bindings").beginArray();
        while (rows.hasNext()) write(variables, rows.next());
        json.endArray().endObject().endObject();
        out.write('\n');
    }

    private void texts(String name, List<String> texts) throws IOException {
        json.name(name).beginArray();
        for (String text : texts) json.value(text);
        json.endArray();
    }

    private void write(List<Var> variables, Binding row) throws IOException {
        out.write('\n');
        json.beginObject();
        for (Var variable : variables) {
            Node value = row.get(variable);
            if (value == null) continue;
            json.name(variable.getVarName());
            write(value);
        }
        json.endObject();
    }

    private void write(Node value) throws IOException {
        json.beginObject();
        if (value.isURI()) type("uri").value(value.getURI());
        else if (value.isBlank()) type("bnode").value(blankNodes.get(null, value).substring("_:".length()));
        else if (value.isLiteral()) literal(value);
        else if (value.isTripleTerm()) triple(value.getTriple());
        else throw new IllegalStateException("no term of RDF: " + value);
        json.endObject();
    }

    private JsonWriter type(String type) throws IOException {
        return json.name("type").value(type).name("value");
    }

    private void literal(Node literal) throws IOException {
        type("literal").value(literal.getLiteralLexicalForm());
        if (NodeUtils.hasLang(literal)) json.name("xml:lang").value(literal.getLiteralLanguage());
        if (literal.getLiteralBaseDirection() != null) json.name("its:dir").value(literal.getLiteralBaseDirection().direction());
        if (!NodeUtils.isSimpleString(literal) && !NodeUtils.hasLang(literal)) json.name("datatype").value(literal.getLiteralDatatypeURI());
    }

    /** SPARQL 1.2 Query Results JSON Format, section 3.2.2. */
    private void triple(Triple triple) throws IOException {
        type("triple").beginObject().name("subject");
        write(triple.getSubject());
        json.name("predicate");
        write(triple.getPredicate());
        json.name("object");
        write(triple.getObject());
        json.endObject();
    }
}
