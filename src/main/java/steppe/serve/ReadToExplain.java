package steppe.serve;

import org.apache.jena.query.Query;
import org.apache.jena.shared.PrefixMapping;
import steppe.explain.Reader;
import steppe.sandbox.QueryText;
import steppe.sandbox.Refusal;
import steppe.sandbox.Sandbox;

/** Reads a query that is to be explained: what the endpoint would refuse is refused here as well. */
final class ReadToExplain implements Reader {
    @Override
    public Read read(String text, PrefixMapping assumed) {
        try {
            Query query = QueryText.parse(text, assumed);
            Sandbox.check(query);
            return new Good(query);
        } catch (Refusal e) {
            return new Refused(e.status(), e.getMessage());
        } catch (StackOverflowError e) {
            return new Refused(400, QueryText.tooComplex().getMessage());
        }
    }
}
