package steppe.sandbox;

import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.engine.main.QC;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.util.Context;

/** In which a stranger's query is evaluated: it reads the graph, and reaches nothing else. */
public final class Sandbox {
    private Sandbox() {}

    /** Jena's settings for it, over those of ARQ and the dataset. They bound all but the time: who runs a query sets the signal that ends it. */
    public static Context context() {
        ARQ.getContext().set(ARQ.httpServiceAllowed, false);
        ARQ.globalServiceAllowed = false;
        NodeValue.VerboseWarnings = false; // One line of log for each odd literal that a query makes.
        Context context = new Context();
        context.set(ARQ.httpServiceAllowed, false);
        context.set(ARQConstants.sysOptimizerFactory, SafeAlgebra.factory());
        QC.setFactory(context, WatchedExecution::new);
        Closed.addTo(context);
        return context;
    }

    /** For who does not evaluate it here. @throws Refusal of what would be refused before its first row */
    public static void check(Query query) {
        if (query.getQueryPattern() != null) SafeAlgebra.checked(Algebra.compile(query));
    }
}
