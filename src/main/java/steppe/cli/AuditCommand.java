package steppe.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import steppe.audit.Audit;
import steppe.audit.AuditLines;
import steppe.audit.AuditPage;
import steppe.model.Invalid;
import steppe.model.Problem;
import steppe.model.Reason;

@Command(name = "audit", mixinStandardHelpOptions = true,
        description = "Show a document beside its claims: what is covered, and which sentences carry no claim. "
                + "The result quotes the document, so keep it out of the project.")
final class AuditCommand implements Callable<Integer> {
    /** What it can be written as. */
    enum Format {
        html(AuditPage::of), text(AuditLines::of);

        private final Function<Audit, String> writer;

        Format(Function<Audit, String> writer) {
            this.writer = writer;
        }
    }

    @Mixin
    private DocumentArgument document;

    @Option(names = "--format", paramLabel = "html|text", description = "Default: html for an output of that name, else text")
    private Format format;

    @Option(names = "--output", paramLabel = "FILE", description = "Write to this file (default: standard output)")
    private Path output;

    @Override
    public Integer call() {
        String audit = format().writer.apply(Audit.of(document.read()));
        if (output == null) print(audit);
        else write(audit);
        return 0;
    }

    private Format format() {
        if (format != null) return format;
        return output != null && output.toString().endsWith(".html") ? Format.html : Format.text;
    }

    private static void print(String audit) {
        System.out.writeBytes(audit.getBytes(StandardCharsets.UTF_8));
        StandardOutput.check();
    }

    private void write(String audit) {
        try {
            Files.writeString(output, audit);
        } catch (IOException e) {
            throw new Invalid(new Problem(output.toString(), "cannot be written: " + Reason.of(e), "Name a file in a folder that exists and may be written."));
        }
    }
}
