package crcr.bootstrap.secret;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file of text in UTF-8. It is opened again for each read, so that it may be replaced in any way. */
public final class TextFile {
    private final String name;
    private final int mostBytes;

    /** Reads nothing yet. */
    public TextFile(String name, int mostBytes) {
        this.name = name;
        this.mostBytes = mostBytes;
    }

    /** The result of reading the file. */
    public sealed interface Content {
        /** The file's text. */
        record Text(String text) implements Content {}

        /** The file is not text, because of other bytes in that line, counted from 1. */
        record NoText(int line) implements Content {}

        /**
         * The file is unusable; the cause follows the name of a setting, and quotes neither the file's content nor its
         * name.
         */
        record Unusable(String cause) implements Content {}
    }

    /** Reads the file now. */
    public Content read() {
        try {
            Path path = Path.of(name);
            if (Files.isDirectory(path)) {
                return new Content.Unusable("names a directory and not a file");
            }
            // A pipe would block, and a device may have no end.
            if (Files.exists(path) && !Files.isRegularFile(path)) {
                return new Content.Unusable("names something that is not a regular file");
            }
            byte[] bytes = bytes(path);
            return bytes.length > mostBytes
                    ? new Content.Unusable("names a file of more than " + mostBytes + " bytes")
                    : decoded(bytes);
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

    private byte[] bytes(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(mostBytes + 1);
        }
    }

    private static Content decoded(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        if (decoder.decode(in, out, true).isError()) {
            int line = 1;
            for (int i = 0; i < in.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            return new Content.NoText(line);
        }
        return new Content.Text(out.flip().toString());
    }
}
