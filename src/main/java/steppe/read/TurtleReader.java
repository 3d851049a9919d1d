package steppe.read;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.lang.LabelToNode;
import org.apache.jena.riot.system.ErrorHandler;
import steppe.model.Names;
import steppe.model.Problem;
import steppe.model.Reason;

/** Reads one Turtle file; every error and warning of the parser becomes a problem with file, line and column. */
final class TurtleReader {
    private final SourceFile file;

    TurtleReader(SourceFile file) {
        this.file = file;
    }

    Optional<Source> read(List<Problem> problems) {
        int before = problems.size();
        Graph graph = GraphMemFactory.createDefaultGraph();
        try {
            checkEncoding(problems);
            parse(graph, problems);
        } catch (IOException unreadable) {
            problems.add(new Problem(file.place(), "cannot be read: " + Reason.of(unreadable), "Check that it exists and may be read."));
        } catch (RiotException reported) {
            if (problems.size() == before) problems.add(new Problem(file.place(), reported.getMessage(), readable()));
        } catch (StackOverflowError deep) {
            problems.add(new Problem(file.place(), Reason.DEEP, "Give the inner nodes names, and write each by itself."));
        }
        return problems.size() == before ? Optional.of(new Source(file, graph)) : Optional.empty();
    }

    private void checkEncoding(List<Problem> problems) throws IOException {
        Encoding.firstLineNotUtf8(file.file()).ifPresent(line -> problems.add(new Problem(file.place() + ":" + line, "is not UTF-8", "Save the file as UTF-8.")));
    }

    private void parse(Graph graph, List<Problem> problems) {
        RDFParser.source(file.file()).lang(Lang.TURTLE).base(Names.DOCUMENT)
                .labelToNode(LabelToNode.createScopeByDocumentHash(seed()))
                .errorHandler(collector(problems)).checking(true).parse(graph);
    }

    private String readable() {
        return Files.isReadable(file.file()) ? "" : "Check that the file exists and may be read.";
    }

    /** The same file gives the same blank nodes in every build. */
    private UUID seed() {
        return UUID.nameUUIDFromBytes(file.place().getBytes(StandardCharsets.UTF_8));
    }

    private ErrorHandler collector(List<Problem> problems) {
        return new ErrorHandler() {
            @Override
            public void warning(String message, long line, long column) {
                add(message, line, column);
            }

            @Override
            public void error(String message, long line, long column) {
                add(message, line, column);
                throw new RiotException(message);
            }

            @Override
            public void fatal(String message, long line, long column) {
                error(message, line, column);
            }

            private void add(String message, long line, long column) {
                problems.add(new Problem(file.place() + ":" + line + ":" + column, message, "The file must be Turtle (W3C RDF 1.1 Turtle)."));
            }
        };
    }
}
