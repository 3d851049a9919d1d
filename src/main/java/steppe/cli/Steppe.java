package steppe.cli;

import java.util.List;
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
        description = "A knowledge graph of Central Asia between Russia and China.")
public final class Steppe {
    private static final List<Class<?>> COMMANDS = List.of(BuildCommand.class, ServeCommand.class, ExpectCommand.class, DumpCommand.class, RollbackCommand.class, BackupCommand.class,
            RestoreCommand.class, VerifyCommand.class, RehearseCommand.class, AuditCommand.class, LocateCommand.class, SynthesizeCommand.class);
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
        return commandLine(arguments.length == 0 ? "" : arguments[0]).setExecutionExceptionHandler(handler()).execute(arguments);
    }

    // To look at the annotations of every command takes a good part of a start, so the others are left out where one is named.
    private static CommandLine commandLine(String first) {
        CommandLine all = new CommandLine(new Steppe());
        List<Class<?>> named = COMMANDS.stream().filter(command -> name(command).equals(first)).toList();
        (named.isEmpty() ? COMMANDS : named).forEach(command -> all.addSubcommand(name(command), command));
        if (named.isEmpty()) all.addSubcommand(CommandLine.HelpCommand.class);
        return all;
    }

    private static String name(Class<?> command) {
        return command.getAnnotation(Command.class).name();
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
