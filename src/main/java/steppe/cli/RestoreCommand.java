package steppe.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import steppe.store.Backup;
import steppe.store.StoreFolder;
import steppe.store.StoreVersion;

@Command(name = "restore", mixinStandardHelpOptions = true,
        description = "Make a new store of a backup, verify it and make it the current one, until the next build. A server that runs switches to it.")
final class RestoreCommand implements Callable<Integer> {
    @Mixin
    private Settings settings;

    @Parameters(paramLabel = "FILE", description = "As ./steppe backup wrote it")
    private Path file;

    @Override
    public Integer call() {
        StoreVersion version = new Backup(file).restore(new StoreFolder(settings.store));
        System.err.println("current  " + version.name() + ", restored from " + file + ", until the next ./steppe build");
        return 0;
    }
}
