package steppe.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import steppe.near.MappedFile;

/** The files of a folder that nobody writes, each by its name, seen as memory. */
record MappedFiles(SortedMap<String, MappedFile> files) {
    /** @throws IOException if there is no such folder or a file of it cannot be read */
    static MappedFiles of(Path folder) throws IOException {
        SortedMap<String, MappedFile> files = new TreeMap<>();
        try (Stream<Path> paths = Files.list(folder)) {
            for (Path path : paths.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)).toList()) {
                files.put(path.getFileName().toString(), new MappedFile(path, MappedFile.PIECE_BITS, 0));
            }
        }
        return new MappedFiles(files);
    }

    Set<String> names() {
        return files.keySet();
    }

    /** @throws NoSuchFileException if there was none of this name */
    MappedFile file(String name) throws NoSuchFileException {
        MappedFile file = files.get(name);
        if (file == null) throw new NoSuchFileException(name);
        return file;
    }
}
