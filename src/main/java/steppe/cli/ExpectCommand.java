package steppe.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.jena.sparql.core.DatasetGraph;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import steppe.model.Invalid;
import steppe.model.Problem;
import steppe.model.Reason;
import steppe.query.Answer;
import steppe.query.AnswerFormat;
import steppe.query.Contract;
import steppe.query.Engine;
import steppe.query.LocalEngine;
import steppe.query.Nearest;
import steppe.query.Question;
import steppe.query.SavedQuestions;
import steppe.store.StoreVersion;

@Command(name = "expect", mixinStandardHelpOptions = true,
        description = "Compare saved questions with the answers beside them; with --write, write the answers of today for a person to read and commit.")
final class ExpectCommand implements Callable<Integer> {
    @Mixin
    private Settings settings;

    @Option(names = "--write", description = "Write queries/<name>.tsv")
    private boolean write;

    @Parameters(paramLabel = "NAME", description = "Names of questions (default: all)")
    private List<String> names = List.of();

    @Override
    public Integer call() {
        List<Question> asked = asked(Questions.of(settings));
        StoreVersion store = new Stores(settings).freshOrBuilt(System.err::println);
        DatasetGraph graph = store.datasetOrCopy();
        try (Engine engine = new LocalEngine(graph, store.version(), () -> StoreVersion.close(graph))) {
            if (write) write(asked, engine);
            else compare(asked, engine);
            System.err.println(asked.size() + " questions " + (write ? "written" : "as expected"));
            return 0;
        }
    }

    private List<Question> asked(SavedQuestions questions) {
        List<Problem> unknown = names.stream().filter(name -> questions.find(name).isEmpty()).map(name -> new Problem(name, "is no saved question", Nearest.hint(name, questions.names()))).toList();
        if (!unknown.isEmpty()) throw new Invalid(unknown);
        return questions.all().stream().filter(question -> names.isEmpty() || names.contains(question.name())).toList();
    }

    private static void write(List<Question> questions, Engine engine) {
        for (Question question : questions) {
            Answer answer = Contract.answer(question, engine);
            if (answer.cut()) System.err.println(question.file() + ": this may not be the whole answer, because a LIMIT of the query left something out. Raise it, unless that is meant.");
            write(question.expectedAnswer(), answer.write(AnswerFormat.TSV));
        }
    }

    private static void write(Path file, byte[] answer) {
        try {
            Files.write(file, answer);
        } catch (IOException e) {
            throw new Invalid(new Problem(file.toString(), "cannot be written: " + Reason.of(e), "Check the rights and the free space."));
        }
    }

    private static void compare(List<Question> questions, Engine engine) {
        List<Problem> problems = new ArrayList<>();
        for (Question question : questions) Contract.check(question, engine).ifPresent(problems::add);
        if (!problems.isEmpty()) throw new Invalid(problems);
    }
}
