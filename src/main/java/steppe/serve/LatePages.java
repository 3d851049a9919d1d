package steppe.serve;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.JavalinState;
import io.javalin.event.JavalinLifecycleEvent;
import io.javalin.http.servlet.JavalinServlet;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** The pages as a servlet that is there before they are: at a start the endpoint answers while the saved questions are read. Requests wait for them. */
final class LatePages extends HttpServlet {
    private final transient CompletableFuture<JavalinServlet> servlet = new CompletableFuture<>();
    private final transient Consumer<JavalinConfig> routes;

    LatePages(Consumer<JavalinConfig> routes) {
        this.routes = routes;
    }

    /** Once, after the servlet was started; what keeps them from being made fails the requests that wait, and is thrown. */
    void make() throws ServletException {
        try {
            JavalinState pages = Javalin.create(routes).unsafe;
            JavalinServlet ready = new JavalinServlet(pages);
            ready.init(getServletConfig());
            if (pages.resourceHandler != null) pages.resourceHandler.init(CompressionStrategy.NONE);
            servlet.complete(ready);
        } catch (ServletException | RuntimeException | Error e) {
            servlet.completeExceptionally(e);
            throw e;
        }
    }

    /** Nothing where they were never made. */
    void fire(JavalinLifecycleEvent event) {
        if (servlet.isDone() && !servlet.isCompletedExceptionally()) servlet.join().getCfg().eventManager.fireEvent(event);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        PageQueries.enter(request);
        try {
            servlet.join().service(request, response);
        } catch (CompletionException notMade) {
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        } finally {
            PageQueries.leave(request);
        }
    }
}
