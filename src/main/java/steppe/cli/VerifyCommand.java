package steppe.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import steppe.store.StoreVersion;

@Command(name = "verify", mixinStandardHelpOptions = true,
        description = "Read every file of the current store and compare it with what was built.")
final class VerifyCommand implements Callable<Integer> {
    @Mixin
    private Settings settings;

    @Override
    public Integer call() {
        StoreVersion version = new Stores(settings).current();
        version.verify();
        System.err.println("whole    " + version.name() + ", " + version.manifest().files().size() + " files");
        return 0;
    }
}
