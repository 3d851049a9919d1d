package steppe.store;

import java.util.Locale;
import org.apache.jena.query.text.EntityDefinition;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.QueryBuilder;

/**
 * Which labels hold all of some words, the last of which may be the beginning of one. Nothing of what is asked is read in Lucene's query
 * language, where a short expression can exhaust the memory.
 */
final class WordQuery {
    private static final int MAX_LENGTH = 200;
    /** What jena-text calls labels without a language. */
    private static final String NONE = "none";
    private final EntityDefinition fields;
    private final QueryBuilder words;
    private final BooleanQuery.Builder query = new BooleanQuery.Builder();

    private WordQuery(EntityDefinition fields, Analyzer analyzer) {
        this.fields = fields;
        this.words = new QueryBuilder(analyzer);
    }

    /** @param subject if not null, only its labels; so for the graph and the language, which may be "none" */
    static Query of(String text, String subject, String graph, String language, EntityDefinition fields, Analyzer analyzer) {
        WordQuery query = new WordQuery(fields, analyzer);
        query.words(text.substring(0, Math.min(text.length(), MAX_LENGTH)).strip().split("\\s+"));
        if (query.query.build().clauses().isEmpty()) return new MatchNoDocsQuery("no word"); // Else what follows would find all.
        query.only(fields.getEntityField(), subject);
        query.only(fields.getGraphField(), graph);
        query.language(language);
        return query.query.build();
    }

    private void words(String[] parts) {
        for (int i = 0; i < parts.length - 1; i++) must(phrase(parts[i]));
        String last = parts[parts.length - 1];
        must(last.length() < 2 ? phrase(last) : beginning(last));
    }

    private void must(Query words) {
        if (words != null) query.add(words, Occur.MUST);
    }

    /** A word that the analyzer takes apart is a phrase, and one in which it finds nothing is null. */
    private Query phrase(String word) {
        return words.createPhraseQuery(fields.getPrimaryField(), word);
    }

    private Query beginning(String word) {
        BooleanQuery.Builder either = new BooleanQuery.Builder();
        Query whole = phrase(word);
        if (whole != null) either.add(whole, Occur.SHOULD);
        return either.add(new PrefixQuery(new Term(fields.getPrimaryField(), word.toLowerCase(Locale.ROOT))), Occur.SHOULD).build();
    }

    private void only(String field, String value) {
        if (value != null) query.add(new TermQuery(new Term(field, value)), Occur.FILTER);
    }

    private void language(String language) {
        if (language == null || language.isBlank()) return;
        if (language.equals(NONE)) query.add(new PrefixQuery(new Term(fields.getLangField(), "")), Occur.MUST_NOT);
        else only(fields.getLangField(), language);
    }
}
