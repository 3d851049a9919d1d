package steppe.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import steppe.store.StoreVersion;

@Command(name = "build", mixinStandardHelpOptions = true,
        description = "Read, check, complete and derive the graph, write a new store and switch to it.")
final class BuildCommand implements Callable<Integer> {
    @Mixin
    private Settings settings;

    @Option(names = "--if-needed", description = "Do nothing if the store is that of the repository as it is, or was rolled back or restored.")
    private boolean ifNeeded;

    @Option(names = "--full", description = "Build everything anew, even if only documents have changed since the last build.")
    private boolean full;

    @Override
    public Integer call() {
        Stores stores = new Stores(settings);
        if (ifNeeded && stores.fresh(System.err::println).isPresent()) return 0;
        long start = System.nanoTime();
        StoreVersion version = full ? stores.buildWhole(System.err::println) : stores.build(System.err::println);
        System.err.printf(java.util.Locale.ROOT, "built    %s in %.1f s%n", version.name(), (System.nanoTime() - start) / 1e9);
        return 0;
    }
}
