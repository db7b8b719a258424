package crcr.infrastructure.document;

import crcr.application.document.DocumentUnreachableException;
import crcr.application.document.FetchDocument;
import crcr.infrastructure.shared.text.Sha256;
import crcr.infrastructure.shared.yaml.YamlDocument;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** A document in a file on this machine. Its version is the SHA-256 of its bytes. */
public final class DocumentFile implements FetchDocument {
    /** The largest file that is read, in bytes. {@link YamlDocument} reads no longer text. */
    static final int MAX_BYTES = 4 * YamlDocument.MAX_CODE_POINTS;

    private final Path path;

    /** Reads the file at this path, which may be missing at times. */
    public DocumentFile(Path path) {
        this.path = path;
    }

    @Override
    public Fetched fetch(Optional<String> known) {
        byte[] bytes = read();
        String version = Sha256.hex(bytes);
        return known.filter(version::equals).isPresent()
                ? new Fetched.Unchanged()
                : new Fetched.Document(decode(bytes), Optional.of(version), Optional.empty());
    }

    private byte[] read() {
        // A path that is no regular file, for example a pipe, may never end.
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new DocumentUnreachableException(path + " is not a file");
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new DocumentUnreachableException(path + " is larger than " + MAX_BYTES + " bytes");
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw new DocumentUnreachableException(path + " does not exist", e);
        } catch (AccessDeniedException e) {
            throw new DocumentUnreachableException(path + " may not be read by this process", e);
        } catch (IOException e) {
            throw new DocumentUnreachableException(path + " cannot be read: " + e.getMessage(), e);
        }
    }

    private String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new DocumentUnreachableException(path + " is not UTF-8", e);
        }
    }
}
