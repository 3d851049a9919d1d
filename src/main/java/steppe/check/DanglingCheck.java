package steppe.check;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import steppe.model.Names;
import steppe.model.Problem;
import steppe.read.Source;

/** Every thing, claim and document that is pointed to must be described somewhere. */
final class DanglingCheck {
    private final Source source;
    private final Graph all;

    DanglingCheck(Source source, Graph all) {
        this.source = source;
        this.all = all;
    }

    List<Problem> problems() {
        Set<Problem> problems = new LinkedHashSet<>();
        source.graph().find().filterKeep(this::dangles).forEach(triple -> problems.add(problem(triple)));
        return List.copyOf(problems);
    }

    private boolean dangles(Triple triple) {
        return mustExist(triple.getObject()) && !all.contains(triple.getObject(), RDF.type.asNode(), Node.ANY);
    }

    private static boolean mustExist(Node node) {
        if (!node.isURI() || node.getURI().contains("#")) return false;
        String iri = node.getURI();
        return iri.startsWith(Names.ID) || iri.startsWith(Names.CLAIM) || iri.startsWith(Names.DOCUMENT);
    }

    private Problem problem(Triple triple) {
        return new Problem(source.placeOf(triple.getSubject()), Names.shorten(triple.getObject()) + " is described nowhere",
                "Mend the name, or describe it (things in triples/entities.ttl, documents in triples/documents.ttl).");
    }
}
