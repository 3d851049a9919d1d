package steppe.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.text.Entity;
import org.apache.jena.query.text.EntityDefinition;
import org.apache.jena.query.text.TextIndexConfig;
import org.apache.jena.query.text.TextQueryFuncs;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.NIOFSDirectory;

/** The Lucene index of all labels, in every script, misspellings of the texts included (jena-text). */
final class LabelIndex implements AutoCloseable {
    private static final Map<String, Node> FIELDS = Map.of("label", RDFS.label.asNode(), "prefLabel", SKOS.prefLabel.asNode(),
            "altLabel", SKOS.altLabel.asNode(), "hiddenLabel", SKOS.hiddenLabel.asNode());
    private static final Set<Node> PROPERTIES = Set.copyOf(FIELDS.values());
    private final WordIndex index;

    private LabelIndex(WordIndex index) {
        this.index = index;
    }

    /** For reading only. */
    static WordIndex over(MappedFiles files) {
        return index(new MappedDirectory(files));
    }

    private static WordIndex index(Directory directory) {
        EntityDefinition definition = new EntityDefinition("uri", "label", "graph", RDFS.label.asNode());
        for (Node property : FIELDS.values()) definition.set("label", property);
        definition.setLangField("lang");
        definition.setAnalyzer("label", new LabelAnalyzer());
        TextIndexConfig config = new TextIndexConfig(definition);
        config.setValueStored(true);
        return new WordIndex(directory, config);
    }

    static LabelIndex writing(Path folder) throws IOException {
        return new LabelIndex(index(new NIOFSDirectory(folder)));
    }

    static boolean isLabel(Triple triple) {
        return PROPERTIES.contains(triple.getPredicate());
    }

    /** Indexes the triple if it is a label. */
    void add(Node graph, Triple triple) {
        if (!isLabel(triple)) return;
        Entity entity = TextQueryFuncs.entityFromQuad(index.getDocDef(), Quad.create(graph, triple));
        if (entity != null) index.addEntity(entity);
    }

    /** Forgets all labels of a graph. They take room until Lucene writes their files anew, of which it has more than a few only if much was removed. */
    void remove(Node graph) throws IOException {
        index.getIndexWriter().deleteDocuments(new Term(index.getDocDef().getGraphField(), graph.getURI()));
    }

    void commit() {
        index.commit();
    }

    @Override
    public void close() {
        index.close();
    }
}
