package steppe.serve;

import java.time.Duration;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.Query;
import steppe.query.Engine;
import steppe.query.Rows;
import steppe.query.Scope;

/** An engine whose queries take their turn among those of all pages. */
record BoundedEngine(Engine engine, PageQueries turns) implements Engine {
    @Override
    public Rows select(Query query, Scope scope) {
        return turns.inTurn(engine, each -> each.select(query, scope));
    }

    @Override
    public Rows answer(Query query, Scope scope) {
        return turns.inTurn(engine, each -> each.answer(query, scope));
    }

    @Override
    public boolean ask(Query query, Scope scope) {
        return turns.inTurn(engine, each -> each.ask(query, scope));
    }

    @Override
    public Graph construct(Query query, Scope scope, Graph into) {
        return turns.inTurn(engine, each -> each.construct(query, scope, into));
    }

    @Override
    public boolean hasTextIndex() {
        return engine.hasTextIndex();
    }

    @Override
    public Engine within(Duration time) {
        return turns.of(engine.within(time));
    }

    @Override
    public String version() {
        return engine.version();
    }

    @Override
    public void close() {
        engine.close();
    }
}
