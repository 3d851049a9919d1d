package steppe.serve;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.apache.jena.fuseki.servlets.SPARQL_QueryDataset;
import org.apache.jena.fuseki.servlets.ServletOps;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;

/** Fuseki's own query service behind a guard: bounded text, plain SPARQL 1.1, no SERVICE. */
final class GuardedQuery extends SPARQL_QueryDataset {
    private static final int MAX_LENGTH = 64 * 1024;
    private static final int MAX_DEPTH = 200;

    @Override
    protected void executeBody(HttpAction action) {
        execute(body(action), action);
    }

    @Override
    protected void execute(String query, HttpAction action) {
        if (query.length() > MAX_LENGTH) ServletOps.error(413, "The query is longer than " + MAX_LENGTH + " characters.");
        if (depth(query) > MAX_DEPTH) ServletOps.errorBadRequest("The query is nested deeper than " + MAX_DEPTH + " brackets.");
        checkStandard(query);
        super.execute(query, action);
    }

    @Override
    protected void validateQuery(HttpAction action, Query query) {
        if (ServiceFinder.in(query)) ServletOps.error(403, "SERVICE is not allowed here: this endpoint asks no other.");
    }

    /** Fuseki parses ARQ's extensions as well; here only the standard is promised, so only the standard is taken. */
    private static void checkStandard(String query) {
        try {
            QueryFactory.create(query, Syntax.syntaxSPARQL_11);
        } catch (QueryException e) {
            ServletOps.errorBadRequest("Not a SPARQL 1.1 query. " + e.getMessage());
        } catch (StackOverflowError e) {
            ServletOps.errorBadRequest("The query is too complex.");
        }
    }

    private static String body(HttpAction action) {
        try (InputStream in = action.getRequestInputStream()) {
            byte[] bytes = in.readNBytes(MAX_LENGTH * 4 + 1);
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            ServletOps.errorBadRequest("The query is not UTF-8.");
        } catch (IOException e) {
            ServletOps.errorBadRequest("The query could not be read.");
        }
        throw new IllegalStateException("ServletOps throws");
    }

    private static int depth(String query) {
        int depth = 0;
        int deepest = 0;
        for (int i = 0; i < query.length(); i++) {
            char c = query.charAt(i);
            if (c == '{' || c == '(' || c == '[') deepest = Math.max(deepest, ++depth);
            if (c == '}' || c == ')' || c == ']') depth--;
        }
        return deepest;
    }
}
