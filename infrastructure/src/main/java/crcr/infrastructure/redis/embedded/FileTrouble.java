package crcr.infrastructure.redis.embedded;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;

/** Describes files that cannot be made, read or written. */
final class FileTrouble {
    private FileTrouble() {}

    /** Returns the file and its problem, because Java's own messages are often only the file's name. */
    static String words(IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> denied.getFile() + " may not be written to by the relay's user";
            case FileAlreadyExistsException there -> there.getFile() + " is there, and is not a directory";
            default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        };
    }
}
