package steppe.cli;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import steppe.audit.Curated;
import steppe.read.Repository;

/** A document whose text the command needs; it reads the repository's files and no store. */
final class DocumentArgument {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Mixin
    private Settings settings;

    @Parameters(index = "0", paramLabel = "DOCUMENT", description = "Short name of a document that triples/documents.ttl describes")
    private String document;

    /** @throws steppe.model.Invalid if there is no such document or its text has changed */
    Curated read() {
        return Curated.read(new Repository(settings.repository), settings.documents().orElseThrow(this::missing), document);
    }

    private ParameterException missing() {
        return new ParameterException(command.commandLine(), "Where are the texts? They are no part of Steppe: name the folder that holds "
                + document + ".txt with --documents DIR.");
    }
}
