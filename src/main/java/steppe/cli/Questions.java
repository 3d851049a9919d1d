package steppe.cli;

import steppe.model.Invalid;
import steppe.query.SavedQuestions;

/** The saved questions of the repository. */
final class Questions {
    private Questions() {}

    /** @throws Invalid with every problem of every file */
    static SavedQuestions of(Settings settings) {
        return SavedQuestions.read(settings.repository.resolve("queries")).fold(questions -> questions, problems -> {
            throw new Invalid(problems);
        });
    }
}
