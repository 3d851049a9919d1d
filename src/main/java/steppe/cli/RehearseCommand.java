package steppe.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import steppe.model.Invalid;
import steppe.query.Question;
import steppe.query.SavedQuestions;
import steppe.serve.Server;
import steppe.store.StoreVersion;
import steppe.web.Base;

/** Serves for a moment, asks for one page of each kind, and builds a little: what the JVM then loads goes into its archive for the next start. */
@Command(name = "rehearse", hidden = true, description = "Serve, ask for some pages, build a little, and stop: for the JVM's archive of classes.")
final class RehearseCommand implements Callable<Integer> {
    private static final List<String> PAGES = List.of("/", "/id/SCO", "/id/SCO.ttl", "/sparql?query=SELECT%20*%20%7B%20%3Fs%20a%20%3Ftype%20%7D%20LIMIT%203");
    private static final int QUESTIONS = 12;

    @Mixin
    private Settings settings;

    @Parameters(paramLabel = "DIR", description = "A folder to build in, which is left behind.")
    private Path folder;

    @Override
    public Integer call() throws IOException, InterruptedException {
        SavedQuestions questions = Questions.of(settings);
        StoreVersion store = new Stores(settings).servable(System.err::println).store();
        try (Server server = Server.start("localhost", 0, Set.of(), new Contents(() -> questions, settings, Base.asRequested()).of(store))) {
            for (String page : pages(questions)) get("http://localhost:" + server.port() + page);
        }
        buildLittle();
        return 0;
    }

    /** Where that fails, what was loaded until then is in the archive, and the rest of it is as good. */
    private void buildLittle() {
        try {
            new Rehearsal(folder, System.err::println).build(settings.repository.resolve("ontology"));
        } catch (IOException | UncheckedIOException | Invalid e) {
            System.err.println("steppe: no build was rehearsed: " + e.getMessage());
        }
    }

    private static List<String> pages(SavedQuestions questions) {
        List<String> pages = new ArrayList<>(PAGES);
        questions.all().stream().limit(QUESTIONS).map(Question::name).forEach(name -> pages.addAll(List.of("/question/" + name, "/question/" + name + ".csv")));
        return pages;
    }

    private static void get(String address) throws IOException, InterruptedException {
        HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.discarding());
    }
}
