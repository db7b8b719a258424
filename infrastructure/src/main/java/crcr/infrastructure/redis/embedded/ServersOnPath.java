package crcr.infrastructure.redis.embedded;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the Redis and Valkey servers that are installed on this machine. */
final class ServersOnPath {
    private static final List<String> NAMES = List.of("redis-server", "valkey-server");

    private final List<Path> directories;

    ServersOnPath(List<Path> directories) {
        this.directories = List.copyOf(directories);
    }

    static ServersOnPath ofThisMachine() {
        return new ServersOnPath(Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(Optional.ofNullable(System.getenv("PATH")).orElse(""))
                .map(Path::of)
                .filter(Path::isAbsolute)
                .toList());
    }

    /**
     * Returns the first one that is new enough, preferring a Redis.
     *
     * @param whyNotTheCarried why the server that comes with the relay is not used
     */
    ServerLook look(OldestServer oldest, String whyNotTheCarried) {
        List<String> problems = new ArrayList<>();
        for (Path file : candidates()) {
            ServerTrial trial = ServerTrial.of(file);
            if (trial instanceof ServerTrial.Runs(ServerVersion version) && oldest.permits(version)) {
                return new ServerLook.Found(ServerBinary.ofThisMachine(file, version, whyNotTheCarried));
            }
            problems.add(trial.problem(file, oldest));
        }
        return new ServerLook.NotFound(
                problems.isEmpty()
                        ? "there is no " + String.join(" and no ", NAMES) + " on the PATH"
                        : String.join("; ", problems));
    }

    private List<Path> candidates() {
        return NAMES.stream()
                .flatMap(name -> directories.stream().map(directory -> directory.resolve(name)))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .toList();
    }
}
