package crcr.infrastructure.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.document.DocumentUnreachableException;
import crcr.application.document.FetchDocument.Fetched;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a file gives, and what is said about one that gives nothing. */
final class AllowlistFileTest {
    @TempDir
    private Path directory;

    private Path path;
    private DocumentFile file;

    @BeforeEach
    void name() {
        path = directory.resolve("allowlist.yaml");
        file = new DocumentFile(path);
    }

    private Fetched.Document fetch() {
        return assertInstanceOf(Fetched.Document.class, file.fetch(Optional.empty()));
    }

    private void assertUnreachable(String words) {
        DocumentUnreachableException e =
                assertThrows(DocumentUnreachableException.class, () -> file.fetch(Optional.empty()));
        String message = String.valueOf(e.getMessage());
        assertTrue(message.contains(path.toString()) && message.contains(words), message);
    }

    @Test
    void theTextIsGivenAsItStands() throws IOException {
        Files.writeString(path, "L1: [a/one] # 漢字 😀\r\n");

        assertEquals("L1: [a/one] # 漢字 😀\r\n", fetch().text());
    }

    @Test
    void anEmptyFileIsADocument() throws IOException {
        Files.createFile(path);

        assertEquals("", fetch().text());
    }

    @Test
    void anUnchangedFileIsUnchanged() throws IOException {
        Files.writeString(path, "L1: [a/one]");
        Optional<String> version = fetch().version();
        assertTrue(version.isPresent());

        Files.writeString(path, "L1: [a/one]");
        assertEquals(new Fetched.Unchanged(), file.fetch(version));
    }

    @Test
    void aChangedFileHasAnotherVersion() throws IOException {
        Files.writeString(path, "L1: [a/one]");
        Optional<String> version = fetch().version();
        Files.writeString(path, "L1: [a/two]");

        Fetched.Document changed = assertInstanceOf(Fetched.Document.class, file.fetch(version));
        assertEquals("L1: [a/two]", changed.text());
        assertNotEquals(version, changed.version());
    }

    @Test
    void aLinkIsFollowed() throws IOException {
        Path target = Files.writeString(directory.resolve("target.yaml"), "L1: [a/one]");
        Files.createSymbolicLink(path, target);

        assertEquals("L1: [a/one]", fetch().text());
    }

    @Test
    void aMissingFileIsUnreachable() {
        assertUnreachable("does not exist");
    }

    @Test
    void aDirectoryIsUnreachable() throws IOException {
        Files.createDirectory(path);

        assertUnreachable("is not a file");
    }

    @Test
    void bytesThatAreNotUtf8AreUnreachable() throws IOException {
        Files.write(path, new byte[] {'L', '1', ':', ' ', (byte) 0xC3, (byte) 0x28});

        assertUnreachable("is not UTF-8");
    }

    @Test
    void aHugeFileIsUnreachable() throws IOException {
        Files.write(path, new byte[DocumentFile.MAX_BYTES + 1]);

        assertUnreachable("is larger than");
    }

    @Test
    void aFileThatComesBackIsRead() throws IOException {
        assertUnreachable("does not exist");
        Files.writeString(path, "L1: [a/one]");

        assertEquals("L1: [a/one]", fetch().text());
    }
}
