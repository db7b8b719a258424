package crcr.bootstrap.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import crcr.bootstrap.secret.SecretFile.Content;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file of a secret holds, and why it may hold none. */
final class SecretFileTest {
    @TempDir
    private Path directory = Path.of("");

    private Content content(byte[] bytes) throws IOException {
        return new SecretFile(Files.write(directory.resolve("secret"), bytes).toString()).read();
    }

    private Content content(String text) throws IOException {
        return content(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Content text(String text) {
        return new Content.Text(new Secret(text));
    }

    private static Content read(Path file) {
        return new SecretFile(file.toString()).read();
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3cret", "s3cret\n", "s3cret\r\n", "s3cret\n\n\r\n"})
    void lineBreaksAtTheEndDoNotBelongToIt(String written) throws IOException {
        assertEquals(text("s3cret"), content(written));
    }

    @ParameterizedTest
    @ValueSource(strings = {" s3cret ", "\ns3cret", "two\nlines", "größer"})
    void everythingElseDoes(String written) throws IOException {
        assertEquals(text(written), content(written));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", " \r\n\t"})
    void anEmptyFileHoldsNone(String written) throws IOException {
        assertEquals(new Content.Unusable("names a file that is empty"), content(written));
    }

    @Test
    void theLargestFileIsRead() throws IOException {
        String largest = "x".repeat(SecretFile.MOST_BYTES);

        assertEquals(text(largest), content(largest));
        assertEquals(new Content.Unusable("names a file of more than 16384 bytes"), content(largest + "x"));
    }

    @Test
    void bytesThatAreNoTextHoldNone() throws IOException {
        assertEquals(
                new Content.Unusable("names a file that is not text in UTF-8"),
                content(new byte[] {'s', (byte) 0xff, 'x'}));
    }

    @Test
    void whatIsNoFileHoldsNone() throws IOException {
        Path gone = directory.resolve("gone");
        Path dangling = Files.createSymbolicLink(directory.resolve("link"), gone);

        assertEquals(new Content.Unusable("names a directory and not a file"), read(directory));
        assertEquals(new Content.Unusable("names a file that does not exist"), read(gone));
        assertEquals(new Content.Unusable("names a file that does not exist"), read(dangling));
        assertEquals(new Content.Unusable("is not the name of a file"), new SecretFile("a\0b").read());
    }

    @Test
    void aDeviceIsNotReadFrom() {
        assertEquals(new Content.Unusable("names something that is not a regular file"), read(Path.of("/dev/zero")));
    }

    @Test
    void neitherTheFileNorItsContentShowTheSecret() throws IOException {
        assertEquals("SecretFile", new SecretFile("s3cret").toString());
        assertFalse(content("s3cret").toString().contains("s3cret"));
        assertFalse(new SecretFile("s3cret").read().toString().contains("s3cret"));
    }
}
