package steppe.query;

import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.iterator.QueryIterPath;

/** The rows of a path. Of several graphs (FROM), Jena 5.6 looks one after the other, and fails when it is closed before it has begun with the first. */
final class PathRows extends QueryIterPath {
    PathRows(TriplePath path, QueryIterator input, ExecutionContext context) {
        super(path, input, context);
    }

    @Override
    protected void closeSubIterator() {
        try {
            super.closeSubIterator();
        } catch (IndexOutOfBoundsException notBegun) {
            // So there is nothing to close.
        }
    }
}
