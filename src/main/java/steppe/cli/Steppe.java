package steppe.cli;

import java.util.logging.LogManager;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import steppe.model.Invalid;

/**
 * The command line. Exit codes: 0 done, 1 something to mend (said on standard error), 2 wrong usage, 70 a defect of
 * Steppe itself.
 */
@Command(name = "steppe", mixinStandardHelpOptions = true, version = "Steppe 0.1.0",
        description = "A knowledge graph of Central Asia between Russia and China.",
        subcommands = {BuildCommand.class, ServeCommand.class, ExpectCommand.class, DumpCommand.class, RollbackCommand.class, BackupCommand.class, RestoreCommand.class, VerifyCommand.class, RehearseCommand.class, AuditCommand.class, LocateCommand.class, SynthesizeCommand.class})
public final class Steppe {
    private static final int TO_MEND = 1;
    private static final int DEFECT = 70;

    private Steppe() {}

    public static void main(String[] arguments) {
        LogManager.getLogManager().reset();
        int code = run(arguments);
        if (code != 0) System.exit(code);
    }

    /** Runs one command and returns its exit code; a serving one returns when it listens. */
    static int run(String... arguments) {
        return new CommandLine(new Steppe()).setExecutionExceptionHandler(handler()).execute(arguments);
    }

    private static IExecutionExceptionHandler handler() {
        return (exception, command, parsed) -> {
            if (exception instanceof Invalid) {
                command.getErr().println(exception.getMessage());
                return TO_MEND;
            }
            exception.printStackTrace(command.getErr());
            return DEFECT;
        };
    }
}
