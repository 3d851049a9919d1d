package steppe.cli;

import java.nio.file.Path;
import steppe.model.Invalid;
import steppe.query.SavedQuestions;

/** The saved questions of the repository. */
final class Questions {
    private Questions() {}

    static Path folder(Settings settings) {
        return settings.repository.resolve("queries");
    }

    /** @throws Invalid with every problem of every file */
    static SavedQuestions of(Settings settings) {
        return SavedQuestions.read(folder(settings)).fold(questions -> questions, problems -> {
            throw new Invalid(problems);
        });
    }
}
