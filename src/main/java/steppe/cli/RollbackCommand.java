package steppe.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import steppe.store.StoreFolder;
import steppe.store.StoreVersion;

@Command(name = "rollback", mixinStandardHelpOptions = true,
        description = "Make the store before the last build the current one again, until the next build. A server that runs switches to it.")
final class RollbackCommand implements Callable<Integer> {
    @Mixin
    private Settings settings;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "Which store instead, by the name of its folder")
    private String name;

    @Override
    public Integer call() {
        StoreVersion version = new StoreFolder(settings.store).rollback(Optional.ofNullable(name));
        System.err.println("current  " + version.name() + ", until the next ./steppe build");
        return 0;
    }
}
