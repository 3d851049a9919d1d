package steppe.model;

import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why a file could not be read or written, in words for people: an exception's own text names classes, or nothing but the file. */
public final class Reason {
    /** Of a StackOverflowError: parsers of Turtle and of SPARQL call themselves for each bracket. */
    public static final String DEEP = "has brackets thousands deep within brackets";

    private Reason() {}

    /** A part of a sentence, without a full stop. */
    public static String of(Throwable cause) {
        if (cause instanceof NoSuchFileException none) return "there is no " + none.getFile();
        if (cause instanceof AccessDeniedException denied) return "no right to " + denied.getFile();
        if (cause instanceof FileAlreadyExistsException exists) return exists.getFile() + " is in the way";
        if (cause instanceof DirectoryNotEmptyException full) return full.getFile() + " is a folder with files in it";
        if (cause instanceof NotDirectoryException file) return file.getFile() + " is not a folder";
        if (cause instanceof FileSystemException other && other.getReason() != null) return other.getFile() + ": " + other.getReason();
        if (cause instanceof InternalError) return "the disk is full or fails"; // so a mapped page says that it has no place
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
