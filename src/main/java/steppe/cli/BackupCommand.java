package steppe.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import steppe.store.Backup;
import steppe.store.StoreVersion;

@Command(name = "backup", mixinStandardHelpOptions = true,
        description = "Write the current store to one file, a gzipped tar, and verify it. A server may run meanwhile.")
final class BackupCommand implements Callable<Integer> {
    @Mixin
    private Settings settings;

    @Parameters(paramLabel = "FILE", description = "Such as steppe.tar.gz; one that is there is replaced when the new one is verified")
    private Path file;

    @Override
    public Integer call() {
        StoreVersion version = new Stores(settings).current();
        new Backup(file).write(version);
        System.err.println("wrote    " + version.name() + " to " + file + ", and read it back");
        return 0;
    }
}
