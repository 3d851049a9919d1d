package steppe.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.text.Entity;
import org.apache.jena.query.text.TextHit;
import org.apache.jena.query.text.TextIndexConfig;
import org.apache.jena.query.text.TextIndexException;
import org.apache.jena.query.text.TextIndexLucene;
import org.apache.jena.query.text.TextQueryFuncs;
import org.apache.jena.rdf.model.Resource;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.store.Directory;

/**
 * A text index that is asked for words ({@link WordQuery}). What it answers depends on the labels that there are, never on those that
 * were or on the order in which they came: the same after an update as after a whole build.
 */
final class WordIndex extends TextIndexLucene {
    private static final int MAX_HITS = 1000;
    /** Decides between labels that fit as well, as which of them are among the first would depend on their order else. */
    private static final String TIE = "tie";
    private static final Sort BEST_FIRST = new Sort(SortField.FIELD_SCORE, new SortField(TIE, SortField.Type.LONG));
    private static final LabelSimilarity SIMILARITY = new LabelSimilarity();

    WordIndex(Directory directory, TextIndexConfig config) {
        super(directory, config);
    }

    /** All properties are one field, so which of them is asked for tells nothing, and nothing is highlighted. */
    @Override
    public List<TextHit> query(String subject, List<Resource> properties, String words, String graph, String language, int limit, String highlight) {
        if (words.isBlank()) return List.of();
        Query query = WordQuery.of(words, subject, graph, language, getDocDef(), getQueryAnalyzer());
        try (DirectoryReader reader = DirectoryReader.open(getDirectory())) {
            IndexSearcher searcher = new IndexSearcher(reader);
            searcher.setSimilarity(SIMILARITY);
            return hits(searcher, searcher.search(query, limit <= 0 ? MAX_HITS : Math.min(limit, MAX_HITS), BEST_FIRST, true).scoreDocs);
        } catch (IOException e) {
            throw new TextIndexException("cannot search the index of labels: " + e.getMessage(), e);
        }
    }

    private List<TextHit> hits(IndexSearcher searcher, ScoreDoc[] found) throws IOException {
        StoredFields stored = searcher.storedFields();
        List<TextHit> hits = new ArrayList<>();
        for (ScoreDoc each : found) hits.add(hit(stored.document(each.doc), each.score));
        return hits;
    }

    private TextHit hit(Document label, float score) {
        Node subject = TextQueryFuncs.stringToNode(label.get(getDocDef().getEntityField()));
        Node graph = TextQueryFuncs.stringToNode(label.get(getDocDef().getGraphField()));
        return new TextHit(subject, score, literal(label), graph);
    }

    private Node literal(Document label) {
        String text = label.get(getDocDef().getPrimaryField());
        String language = label.get(getDocDef().getLangField());
        return language == null ? NodeFactory.createLiteralString(text) : NodeFactory.createLiteralLang(text, language);
    }

    @Override
    protected Document doc(Entity label) {
        Document document = super.doc(label);
        document.add(new NumericDocValuesField(TIE, (label.getId() + document.get(getDocDef().getPrimaryField())).hashCode()));
        return document;
    }
}
