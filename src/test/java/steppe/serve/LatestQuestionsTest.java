package steppe.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.apache.commons.io.file.PathUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import steppe.model.Invalid;
import steppe.query.SavedQuestions;
import steppe.query.World;

class LatestQuestionsTest {
    @TempDir
    private Path folder;
    private Path file;
    private SavedQuestions first;
    private LatestQuestions latest;
    private int changes;

    @BeforeEach
    void read() throws Exception {
        PathUtils.copyDirectory(World.resource("queries"), folder);
        file = folder.resolve("members-of-both.rq");
        latest = new LatestQuestions(folder);
        first = latest.get();
    }

    @Test
    void whatHasNotChangedIsNotReadAgain() {
        assertThat(latest.get()).isSameAs(first);
    }

    @Test
    void brokenQuestionsAtTheFirstTimeAreSaidUntilTheyAreMended() throws Exception {
        String whole = Files.readString(file);
        write("SELECT ?x { ?x");
        LatestQuestions starting = new LatestQuestions(folder);
        for (int i = 0; i < 2; i++) assertThatThrownBy(starting::get).isInstanceOf(Invalid.class).hasMessageContaining("members-of-both.rq");
        write(whole);
        assertThat(starting.get().names()).isEqualTo(first.names());
    }

    @Test
    void whatHasChangedIsReadAgain() throws Exception {
        change("#+ title: Another title\n");
        assertThat(latest.get().find("members-of-both").orElseThrow().title()).isEqualTo("Another title");
        assertThat(latest.get()).isSameAs(latest.get());
    }

    @Test
    void aNewFileIsSeen() throws Exception {
        Files.copy(file, folder.resolve("another.rq"));
        assertThat(latest.get().names()).contains("another");
    }

    /** What may be chosen is asked by queries in a folder within. */
    @Test
    void aNewFileOfOptionsIsSeen() throws Exception {
        Files.copy(folder.resolve("options/organisations.rq"), folder.resolve("options/another.rq"));
        assertThat(latest.get()).isNotSameAs(first);
    }

    @Test
    void brokenQuestionsLeaveThoseFromBeforeUntilTheyAreMended() throws Exception {
        String whole = Files.readString(file);
        write("SELECT ?x { ?x");
        assertThat(latest.get()).isSameAs(first);
        write(whole);
        assertThat(latest.get()).isNotSameAs(first);
        assertThat(latest.get().names()).isEqualTo(first.names());
    }

    private void change(String title) throws Exception {
        write(Files.readString(file).replaceFirst("(?m)^#\\+ title: .*\\n", title));
    }

    // Two writes within a tick of the file system's clock would have one time.
    private void write(String text) throws Exception {
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis() + 1000L * ++changes));
    }
}
