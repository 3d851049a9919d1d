package steppe.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import steppe.synthesize.Synthesis;

@Command(name = "synthesize", mixinStandardHelpOptions = true,
        description = "Write a repository with the real graph and any number of made-up claims, to measure with: "
                + "steppe build --repository DIR --store DIR/store. The same numbers give the same files.")
final class SynthesizeCommand implements Callable<Integer> {
    @Mixin
    private Settings settings;

    @Parameters(paramLabel = "DIR", description = "A new folder.")
    private Path folder;

    @Option(names = "--claims", paramLabel = "N", required = true, description = "How many claims to make up, 100 or more; in documents of about 1000.")
    private int claims;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Another seed makes up another world (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Override
    public Integer call() {
        new Synthesis(settings.repository, claims, seed).into(folder);
        System.err.println("made up  " + claims + " claims in " + folder);
        return 0;
    }
}
