package steppe.cli;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import steppe.audit.ClaimCard;
import steppe.audit.Hit;
import steppe.audit.Locator;
import steppe.audit.Printable;
import steppe.model.Invalid;
import steppe.model.Passage;
import steppe.model.Problem;

@Command(name = "locate", mixinStandardHelpOptions = true,
        description = "Find words in a document: prints the claim's name and the passage to paste.")
final class LocateCommand implements Callable<Integer> {
    @Mixin
    private DocumentArgument document;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "WORDS",
            description = "Words of the text; 'first words … last words' (or ...) leaves out the middle. "
                    + "Case, white space and the form of quotation marks and dashes do not matter.")
    private List<String> words;

    @Override
    public Integer call() {
        Locator locator = new Locator(document.read());
        String sought = String.join(" ", words);
        List<Hit> hits = locator.find(sought);
        if (hits.isEmpty()) throw nowhere(sought, locator);
        System.out.writeBytes(hits.stream().map(LocateCommand::shown).collect(Collectors.joining("\n")).getBytes(StandardCharsets.UTF_8));
        StandardOutput.check();
        return 0;
    }

    private static Invalid nowhere(String sought, Locator locator) {
        return new Invalid(new Problem("locate", "these words do not stand in the document: " + sought,
                locator.nearest(sought).map(hit -> "Nearest, in line " + hit.line() + ": " + context(hit)).orElse("Not one of them does.")));
    }

    private static String shown(Hit hit) {
        String present = hit.present().stream().map(LocateCommand::present).collect(Collectors.joining());
        String outside = hit.inside() ? "" : ", outside of the article: the build would refuse it";
        return hit.claim() + "\n  steppe:passage " + fragment(hit.passage()) + " ;\n"
                + "line " + hit.line() + outside + ": " + context(hit) + "\n" + present;
    }

    private static String present(ClaimCard claim) {
        return "  here already: " + claim.name() + " " + claim.passage() + " " + Printable.of(claim.label()) + "\n";
    }

    private static String fragment(Passage passage) {
        return "<" + passage.document() + "#char=" + passage.start() + "," + passage.end() + ">";
    }

    /** On one line, whatever the text has. */
    private static String context(Hit hit) {
        return Printable.of((hit.before() + "⟦" + hit.words() + "⟧" + hit.after()).replaceAll("\\s+", " "));
    }
}
