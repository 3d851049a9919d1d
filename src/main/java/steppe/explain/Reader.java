package steppe.explain;

import org.apache.jena.query.Query;
import org.apache.jena.shared.PrefixMapping;

/** Reads a query as the endpoint does, with the endpoint's limits. */
public interface Reader {
    sealed interface Read {}

    record Good(Query query) implements Read {}

    record Refused(int status, String reason) implements Read {}

    /** @param assumed prefixes that the text need not declare */
    Read read(String text, PrefixMapping assumed);
}
