package steppe.web;

import io.javalin.http.Context;

/** What a request is answered with: a {@link Representation}, or the {@link HttpProblem} that there is none. */
public sealed interface Reply permits Representation, HttpProblem {
    void send(Context context);
}
