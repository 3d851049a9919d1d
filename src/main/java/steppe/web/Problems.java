package steppe.web;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.jena.atlas.web.HttpException;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.engine.http.QueryExceptionHTTP;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import steppe.model.Reason;

/** The one place where a failure becomes an HTTP answer: a page for people, {@code application/problem+json} for programs. */
public final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final List<String> OFFERS = List.of("application/problem+json", "application/json", "text/html");

    private Problems() {}

    /** For every page and exception that nothing else takes care of. */
    public static void addTo(JavalinConfig config) {
        config.routes.exception(HttpResponseException.class, (e, context) -> send(context, known(e, context)));
        config.routes.exception(QueryCancelledException.class, (e, context) -> {
            context.header("Retry-After", "10");
            send(context, new HttpProblem(503, "Service Unavailable", "The answer took too long and was given up. Try again, or ask for less.", List.of()));
        });
        config.routes.exception(HttpException.class, Problems::sendAbsent);
        config.routes.exception(QueryExceptionHTTP.class, Problems::sendAbsent);
        config.router.handlerWrapper(endpoint -> context -> damageFails(endpoint.handler, context));
        config.routes.exception(Exception.class, (e, context) -> send(context, unexpected(e, context)));
    }

    /** Only where another endpoint holds the graph. It is that one's log which says more. */
    private static void sendAbsent(Exception e, Context context) {
        LOG.warn("{} {}: the other endpoint did not answer: {}", context.method(), context.path(), Reason.of(e));
        context.header("Retry-After", "10");
        send(context, new HttpProblem(502, "Bad Gateway", "The database behind this service did not answer. Try again in a moment.", List.of()));
    }

    /** What is read from a damaged file is an error, because Jena swallows exceptions; Javalin knows how to answer after an exception only. */
    private static void damageFails(Handler handler, Context context) throws Exception {
        try {
            handler.handle(context);
        } catch (InternalError damaged) {
            throw new IllegalStateException(damaged);
        }
    }

    /** Sends it in the form that the client prefers. */
    public static void send(Context context, HttpProblem problem) {
        boolean html = Accept.of(context.req()).best(OFFERS).filter("text/html"::equals).isPresent();
        Headers.vary(context, "Accept");
        context.status(problem.status()).header("Cache-Control", "no-store");
        if (html) context.contentType(Pages.HTML).result(Pages.render("problem.jte", Map.of("page", Page.of(problem.title(), ""), "problem", problem)));
        else context.contentType("application/problem+json").result(problem.json());
    }

    private static HttpProblem known(HttpResponseException e, Context context) {
        String title = HttpStatus.forStatus(e.getStatus()).getMessage();
        String detail = e.getStatus() == 404 ? "There is nothing at " + context.path() + "." : e.getStatus() == 405 ? "This address answers GET and HEAD." : title + ".";
        return new HttpProblem(e.getStatus(), title, detail, List.of());
    }

    // The reader gets a number to report, never what the exception says: it may name files and classes.
    private static HttpProblem unexpected(Exception e, Context context) {
        String number = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("{} {} failed ({})", context.method(), context.path(), number, e);
        return new HttpProblem(500, "Internal Server Error", "Something went wrong that should not. Its number in the log is " + number + ".", List.of());
    }
}
