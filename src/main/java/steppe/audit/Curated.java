package steppe.audit;

import java.nio.file.Path;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.sparql.graph.GraphOps;
import steppe.read.Repository;

/** A document whose text is at hand, and the claims that stand in it, in the order of the text. */
public record Curated(DocumentText text, List<ClaimCard> claims) {
    /**
     * Reads the repository's files, no store.
     *
     * @param folder   holds the text as {@code NAME.txt}; its digest is verified
     * @param document the short name
     * @throws steppe.model.Invalid if the document is unknown, absent or changed, or a passage lies outside of it
     */
    public static Curated read(Repository repository, Path folder, String document) {
        Graph all = GraphMemFactory.createDefaultGraph();
        repository.read().forEach(source -> GraphOps.addAll(all, source.graph().find()));
        DocumentText text = new Documents(all, folder).open(document);
        return new Curated(text, new ClaimCards(all, text).read());
    }
}
