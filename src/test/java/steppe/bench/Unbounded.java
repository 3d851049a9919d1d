package steppe.bench;

import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.syntax.ElementSubQuery;
import org.apache.jena.sparql.syntax.ElementVisitorBase;
import org.apache.jena.sparql.syntax.ElementWalker;

/** A query without its LIMITs: what it asks for when nothing is left out, so that one sees how much the answer itself grows. */
final class Unbounded extends ElementVisitorBase {
    private Unbounded() {}

    static Query of(Query query) {
        Query whole = QueryFactory.create(query.serialize());
        strip(whole);
        return whole;
    }

    @Override
    public void visit(ElementSubQuery element) {
        strip(element.getQuery());
    }

    private static void strip(Query query) {
        query.setLimit(Query.NOLIMIT);
        ElementWalker.walk(query.getQueryPattern(), new Unbounded());
    }
}
