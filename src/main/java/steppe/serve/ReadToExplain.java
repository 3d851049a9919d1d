package steppe.serve;

import org.apache.jena.query.Query;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.algebra.Algebra;
import steppe.explain.Reader;

/** Reads a query that is to be explained: what the endpoint would refuse is refused here as well. */
final class ReadToExplain implements Reader {
    @Override
    public Read read(String text, PrefixMapping assumed) {
        try {
            Query query = QueryText.parse(text, assumed);
            if (query.getQueryPattern() != null) SafeAlgebra.checked(Algebra.compile(query));
            return new Good(query);
        } catch (Refusal e) {
            return new Refused(e.status(), e.getMessage());
        } catch (StackOverflowError e) {
            return new Refused(400, QueryText.tooComplex().getMessage());
        }
    }
}
