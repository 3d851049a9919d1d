package steppe.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import steppe.model.Invalid;
import steppe.model.Problem;
import steppe.model.Reason;
import steppe.query.SavedQuestions;

/**
 * The saved questions of a folder, read again only if a file changed since. Questions that are not fit for use are told in the log, and
 * those from before are kept: a service that runs does not stop for them.
 */
public final class LatestQuestions {
    private static final Logger LOG = LoggerFactory.getLogger("questions");
    private final Path folder;
    private SavedQuestions known;
    private TreeMap<Path, FileTime> seen;

    public LatestQuestions(Path folder) {
        this.folder = folder;
    }

    /**
     * As the files are now, if they are fit for use.
     *
     * @throws Invalid at the first time, with every problem of every file
     */
    public synchronized SavedQuestions get() {
        TreeMap<Path, FileTime> now = files();
        if (now.equals(seen)) return known;
        known = SavedQuestions.read(folder).fold(fresh -> fresh, this::before);
        seen = now;
        return known;
    }

    private SavedQuestions before(List<Problem> problems) {
        if (known == null) throw new Invalid(problems);
        LOG.error("The questions in {} have changed and cannot be used, those from before are used on:", folder);
        problems.forEach(problem -> LOG.error("{}", problem));
        return known;
    }

    private TreeMap<Path, FileTime> files() {
        TreeMap<Path, FileTime> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder, 2)) {
            for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) files.put(file, Files.getLastModifiedTime(file));
        } catch (IOException | java.io.UncheckedIOException e) {
            LOG.error("The questions in {} cannot be listed: {}", folder, Reason.of(ExceptionUtils.getRootCause(e)));
        }
        return files;
    }
}
