package steppe.sandbox;

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
public final class QueryText {
    /** In characters. */
    public static final int MAX_LENGTH = 64 * 1024;
    private static final int MAX_DEPTH = 200;

    private QueryText() {}

    /** @throws Refusal with the place and what was expected there */
    public static Query parse(String text) {
        return parse(text, PrefixMapping.Factory.create());
    }

    /** @param assumed prefixes that the text need not declare */
    public static Query parse(String text, PrefixMapping assumed) {
        if (text.length() > MAX_LENGTH) throw tooLong();
        if (text.isBlank()) throw Refusal.bad("The query is empty.");
        if (Nesting.of(text) > MAX_DEPTH) throw Refusal.bad("The query is nested deeper than " + MAX_DEPTH + " brackets.");
        return parseBounded(text, assumed);
    }

    /** @throws Refusal if they are not UTF-8 */
    public static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw Refusal.bad("The query is not UTF-8.");
        }
    }

    /** Of a query that is not read at all. */
    public static Refusal tooLong() {
        return Refusal.of(413, "The query is longer than " + MAX_LENGTH + " characters.");
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
        } catch (NumberFormatException e) {
            throw Refusal.bad("Jena cannot hold a literal of the query as a value of its datatype: " + e.getMessage());
        } catch (RuntimeException e) {
            throw Refusal.bad("Not a SPARQL 1.1 query.");
        } catch (StackOverflowError e) {
            throw tooComplex();
        }
    }

    /** Of one that overflows the stack. */
    public static Refusal tooComplex() {
        return Refusal.bad("The query is too complex: it is nested too deep or joins too much.");
    }
}
