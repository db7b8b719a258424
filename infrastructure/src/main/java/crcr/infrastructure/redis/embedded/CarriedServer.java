package crcr.infrastructure.redis.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import redis.embedded.core.ExecutableProvider;

/** The Redis server that comes with the relay. It is unpacked where this machine can start it. */
final class CarriedServer {
    private final Unpack unpack;
    private final List<Path> elsewhere;

    /**
     * @param elsewhere directories for unpacking if it cannot be started beside its data, for example because that
     *     directory is mounted {@code noexec}
     */
    CarriedServer(Unpack unpack, List<Path> elsewhere) {
        this.unpack = unpack;
        this.elsewhere = List.copyOf(elsewhere);
    }

    /** Extracts the server from its archive. */
    @FunctionalInterface
    interface Unpack {
        /** Unpacks the server into this directory, and returns its file. */
        Path into(Path directory) throws IOException;
    }

    static CarriedServer ofThisMachine() {
        return new CarriedServer(
                CarriedServer::outOfTheLibrary,
                Stream.of("java.io.tmpdir", "user.home")
                        .map(System::getProperty)
                        .map(Path::of)
                        .filter(Path::isAbsolute)
                        .toList());
    }

    private static Path outOfTheLibrary(Path directory) throws IOException {
        try {
            return ExecutableProvider.newJarResourceProvider(directory.toFile())
                    .get()
                    .toPath()
                    .toAbsolutePath();
        } catch (RuntimeException e) {
            throw new IOException("none comes along for this system", e);
        }
    }

    /** Unpacks the server beside its data or, if it cannot be started there, in another directory. */
    ServerLook look(Path home, OldestServer oldest) {
        List<String> problems = new ArrayList<>();
        for (Path place : Stream.concat(Stream.of(home), elsewhere.stream()).toList()) {
            try {
                Unpacked unpacked = unpackedAt(place, home);
                ServerTrial trial = ServerTrial.of(unpacked.file());
                if (trial instanceof ServerTrial.Runs(ServerVersion version) && oldest.permits(version)) {
                    return new ServerLook.Found(ServerBinary.carried(unpacked, version));
                }
                unpacked.close();
                problems.add(trial.problem(unpacked.file(), oldest));
                if (!(trial instanceof ServerTrial.CannotStart)) {
                    break;
                }
            } catch (IOException e) {
                problems.add(FileTrouble.words(e));
            }
        }
        return new ServerLook.NotFound(String.join("; ", problems));
    }

    // Other users may write into that directory too, so that the server gets one of its own.
    private Unpacked unpackedAt(Path place, Path home) throws IOException {
        if (place.equals(home)) {
            return new Unpacked(unpack.into(home), false);
        }
        Path made = Files.createTempDirectory(place, "relay-redis-");
        try {
            return new Unpacked(unpack.into(made), true);
        } catch (IOException e) {
            // On a full disk a part of the file may be there.
            try (Stream<Path> parts = Files.list(made)) {
                for (Path part : parts.toList()) {
                    Files.delete(part);
                }
            }
            Files.delete(made);
            throw e;
        }
    }
}
