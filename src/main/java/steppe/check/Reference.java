package steppe.check;

import org.apache.jena.graph.Node;
import steppe.model.Names;
import steppe.model.Problem;
import steppe.read.SourceFile;

/** A source speaks of a thing, a claim or a document: the subject points to it, or is it. */
record Reference(SourceFile file, Node subject, Node object) {
    static boolean mustExist(Node node) {
        if (!node.isURI() || node.getURI().contains("#")) return false;
        String iri = node.getURI();
        return iri.startsWith(Names.ID) || iri.startsWith(Names.CLAIM) || iri.startsWith(Names.DOCUMENT);
    }

    Problem dangling() {
        return new Problem(file.placeOf(subject), Names.shorten(object) + " is described nowhere",
                "Mend the name, or describe it (things in triples/entities.ttl, documents in triples/documents.ttl).");
    }
}
