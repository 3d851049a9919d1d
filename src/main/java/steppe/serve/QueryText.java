package steppe.serve;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.apache.jena.fuseki.Fuseki;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.query.Syntax;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.expr.ExprException;

/** From the text of a request to a query: bounded before it is parsed, and SPARQL 1.1 without ARQ's extensions. */
final class QueryText {
    private static final int MAX_DEPTH = 200;

    private QueryText() {}

    static Query parse(String text) {
        return parse(text, PrefixMapping.Factory.create());
    }

    /** @param assumed prefixes that the text need not declare */
    static Query parse(String text, PrefixMapping assumed) {
        if (text.length() > Limits.QUERY_LENGTH) throw tooLong();
        if (text.isBlank()) throw Refusal.bad("The query is empty.");
        if (Nesting.of(text) > MAX_DEPTH) throw Refusal.bad("The query is nested deeper than " + MAX_DEPTH + " brackets.");
        return parseBounded(text, assumed);
    }

    static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw Refusal.bad("The query is not UTF-8.");
        }
    }

    static Refusal tooLong() {
        return Refusal.of(413, "The query is longer than " + Limits.QUERY_LENGTH + " characters.");
    }

    private static Query parseBounded(String text, PrefixMapping assumed) {
        Query query = new Query();
        query.getPrefixMapping().setNsPrefixes(assumed);
        try {
            return QueryFactory.parse(query, text, Fuseki.BaseParserSPARQL, Syntax.syntaxSPARQL_11);
        } catch (QueryParseException e) {
            throw Refusal.bad(SyntaxErrors.describe(e));
        } catch (ExprException e) {
            throw Refusal.bad("Not a SPARQL 1.1 query. A constant in it, such as a regular expression, is not of the form that its function takes.");
        } catch (RuntimeException e) {
            throw Refusal.bad("Not a SPARQL 1.1 query.");
        } catch (StackOverflowError e) {
            throw tooComplex();
        }
    }

    static Refusal tooComplex() {
        return Refusal.bad("The query is too complex: it is nested too deep or joins too much.");
    }
}
