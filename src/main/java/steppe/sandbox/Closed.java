package steppe.sandbox;

import java.util.Iterator;
import java.util.Set;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.text.TextQuery;
import org.apache.jena.sparql.function.FunctionFactory;
import org.apache.jena.sparql.function.FunctionRegistry;
import org.apache.jena.sparql.pfunction.PropertyFunctionFactory;
import org.apache.jena.sparql.pfunction.PropertyFunctionRegistry;
import org.apache.jena.sparql.procedure.ProcedureFactory;
import org.apache.jena.sparql.procedure.ProcedureRegistry;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.vocabulary.XSD;

/**
 * The functions by IRI that a query can reach: the casts of XML Schema, {@code list:member} and {@code text:query} (which
 * {@code steppe.store.WordIndex} asks for words only). Jena's registries load any Java class that an IRI names; these load none.
 */
final class Closed {
    static final String LIST_MEMBER = "http://jena.apache.org/ARQ/list#member";
    static final String TEXT_QUERY = "http://jena.apache.org/text#query";
    private static final Functions FUNCTIONS = new Functions();
    private static final PropertyFunctions PROPERTIES = new PropertyFunctions();

    private Closed() {}

    static void addTo(Context context) {
        TextQuery.init();
        FUNCTIONS.fill();
        PROPERTIES.fill();
        FunctionRegistry.set(context, FUNCTIONS);
        PropertyFunctionRegistry.set(context, PROPERTIES);
        ProcedureRegistry.set(context, new Procedures());
    }

    static void checkFunction(String iri) {
        if (FUNCTIONS.isRegistered(iri)) return;
        String name = iri.startsWith("http") && iri.length() < 200 ? "function <" + iri + ">" : "such function";
        throw Refusal.bad("There is no " + name + " here: only those of SPARQL 1.1 and the casts of XML Schema.");
    }

    private static final class Functions extends FunctionRegistry {
        synchronized void fill() {
            FunctionRegistry standard = FunctionRegistry.standardRegistry();
            for (Iterator<String> iris = standard.keys(); iris.hasNext();) {
                String iri = iris.next();
                if (iri.startsWith(XSD.getURI()) && !isRegistered(iri)) put(iri, standard.get(iri));
            }
        }

        @Override
        public FunctionFactory get(String iri) {
            return isRegistered(iri) ? super.get(iri) : null;
        }
    }

    private static final class PropertyFunctions extends PropertyFunctionRegistry {
        synchronized void fill() {
            PropertyFunctionRegistry standard = PropertyFunctionRegistry.get(ARQ.getContext());
            for (String iri : Set.of(LIST_MEMBER, TEXT_QUERY)) if (!isRegistered(iri)) put(iri, standard.get(iri));
        }

        @Override
        public boolean manages(String iri) {
            return isRegistered(iri);
        }

        @Override
        public PropertyFunctionFactory get(String iri) {
            return isRegistered(iri) ? super.get(iri) : null;
        }
    }

    private static final class Procedures extends ProcedureRegistry {
        @Override
        public ProcedureFactory get(String iri) {
            return null;
        }
    }
}
