package steppe.serve;

import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.algebra.walker.Walker;

/** Whether a query reaches out to another endpoint, also from within FILTER EXISTS. */
final class ServiceFinder extends OpVisitorBase {
    private boolean found;

    static boolean in(Query query) {
        if (query.getQueryPattern() == null) return false;
        ServiceFinder finder = new ServiceFinder();
        Walker.walk(Algebra.compile(query), finder);
        return finder.found;
    }

    @Override
    public void visit(OpService service) {
        found = true;
    }
}
