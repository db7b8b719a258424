package crcr.infrastructure.redis.embedded;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import redis.embedded.core.ExecutableProvider;

/** Servers as other machines have them. */
final class OtherServers {
    private OtherServers() {}

    /** The one that comes with the relay, in this directory. */
    static Path carried(Path directory) throws IOException {
        return ExecutableProvider.newJarResourceProvider(directory.toFile())
                .get()
                .toPath();
    }

    /** The one that comes with the relay, as it is on a machine that lacks a library. */
    static Path withoutItsLibrary(Path directory) throws IOException {
        Path file = carried(directory);
        // Byte by byte: what is no text stays as it is.
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertTrue(bytes.contains("libssl.so.3"), "it needs OpenSSL 3");
        Files.writeString(file, bytes.replace("libssl.so.3", "libssl.so.9"), StandardCharsets.ISO_8859_1);
        return file;
    }

    /** One that runs, under this name. */
    static Path working(Path directory, String name) throws IOException {
        return Files.move(carried(directory), directory.resolve(name));
    }

    /** What is all that is asked of an old one. */
    static Path printing(Path directory, String name, String words) throws IOException {
        Path file = Files.writeString(directory.resolve(name), "#!/bin/sh\necho '" + words + "'\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
