package crcr.bootstrap;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file that holds one secret. It is opened anew for each look, so that it may be replaced in any way. */
record SecretFile(String name) {
    /** More than any secret needs, a private key of 8,192 bits included. */
    static final int MOST_BYTES = 16 * 1024;

    /** What a look at the file found. */
    sealed interface Content {
        /** A text, without the line breaks at its end. */
        record Text(Secret secret) implements Content {}

        /** Nothing of use, for that cause, which quotes neither the file's content nor its name. */
        record Unusable(String cause) implements Content {}
    }

    /** Looks at it now. */
    Content read() {
        try {
            Path path = Path.of(name);
            if (Files.isDirectory(path)) {
                return new Content.Unusable("names a directory and not a file");
            }
            // A pipe would be waited for, and a device may have no end.
            if (Files.exists(path) && !Files.isRegularFile(path)) {
                return new Content.Unusable("names something that is not a regular file");
            }
            return content(bytes(path));
        } catch (CharacterCodingException e) {
            return new Content.Unusable("names a file that is not text in UTF-8");
        } catch (NoSuchFileException e) {
            return new Content.Unusable("names a file that does not exist");
        } catch (AccessDeniedException e) {
            return new Content.Unusable("names a file that the relay's user may not read");
        } catch (IOException e) {
            return new Content.Unusable(
                    "names a file that cannot be read (" + e.getClass().getSimpleName() + ")");
        } catch (InvalidPathException e) {
            return new Content.Unusable("is not the name of a file");
        }
    }

    private static byte[] bytes(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(MOST_BYTES + 1);
        }
    }

    private static Content content(byte[] bytes) throws CharacterCodingException {
        if (bytes.length > MOST_BYTES) {
            return new Content.Unusable("names a file of more than " + MOST_BYTES + " bytes");
        }
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString()
                .replaceFirst("[\\r\\n]+\\z", "");
        return text.isBlank() ? new Content.Unusable("names a file that is empty") : new Content.Text(new Secret(text));
    }

    /** Nothing of its name, since somebody may give the secret itself for it. */
    @Override
    public String toString() {
        return "SecretFile";
    }
}
