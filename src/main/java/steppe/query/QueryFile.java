package steppe.query;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;

/** A query of the program itself: an {@code .rq} file beside the class that asks it, with VALUES blocks for what varies. */
public final class QueryFile {
    private final Query query;

    private QueryFile(Query query) {
        this.query = query;
    }

    /** Reads a resource from the package of {@code user}; a missing or malformed one is a mistake of ours, hence an exception. */
    public static QueryFile of(Class<?> user, String name) {
        try (InputStream in = user.getResourceAsStream(name)) {
            if (in == null) throw new IllegalArgumentException("no resource " + name + " beside " + user.getName());
            return new QueryFile(QueryFactory.create(new String(in.readAllBytes(), StandardCharsets.UTF_8), Syntax.syntaxSPARQL_11));
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /** As it stands in the file; not to be changed. */
    public Query query() {
        return query;
    }

    public Query with(String variable, List<Node> rows) {
        return with(Map.of(variable, rows));
    }

    public Query with(Map<String, List<Node>> rows) {
        return ValuesBlocks.bind(query, rows);
    }
}
