package steppe.store;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.jena.query.text.TextHit;
import org.apache.jena.query.text.TextIndexConfig;
import org.apache.jena.query.text.TextIndexLucene;
import org.apache.jena.rdf.model.Resource;
import org.apache.lucene.queryparser.classic.QueryParserBase;
import org.apache.lucene.store.Directory;

/**
 * A text index that is asked for words, never in Lucene's query language, where a short expression can exhaust the
 * memory: each word is escaped, all must occur, and the last may be the beginning of one.
 */
final class WordIndex extends TextIndexLucene {
    private static final int MAX_LENGTH = 200;
    private static final int MAX_HITS = 1000;

    WordIndex(Directory directory, TextIndexConfig config) {
        super(directory, config);
    }

    @Override
    public List<TextHit> query(String subject, List<Resource> properties, String words, String graph, String language, int limit, String highlight) {
        if (words.isBlank()) return List.of();
        int bounded = limit <= 0 ? MAX_HITS : Math.min(limit, MAX_HITS);
        return super.query(subject, properties, query(words), graph, language, bounded, null);
    }

    static String query(String words) {
        String[] parts = words.substring(0, Math.min(words.length(), MAX_LENGTH)).strip().split("\\s+");
        String all = Arrays.stream(parts).map(word -> "\"" + QueryParserBase.escape(word) + "\"").collect(Collectors.joining(" AND "));
        String last = parts[parts.length - 1];
        return last.length() < 2 ? all : all.substring(0, all.lastIndexOf('"' + QueryParserBase.escape(last)))
                + "(\"" + QueryParserBase.escape(last) + "\" OR " + QueryParserBase.escape(last.toLowerCase(java.util.Locale.ROOT)) + "*)";
    }
}
