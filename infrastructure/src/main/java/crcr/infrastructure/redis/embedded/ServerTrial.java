package crcr.infrastructure.redis.embedded;

import crcr.infrastructure.shared.text.ShowableText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The result of running a program once to check whether it is a Redis server. */
sealed interface ServerTrial {
    int ANSWERS_WITHIN_SECONDS = 10;
    int LONGEST_QUOTE = 300;

    /** The program runs, and this is its version. */
    record Runs(ServerVersion version) implements ServerTrial {}

    /** The system starts the program, and it ends with an error, or is no Redis server. */
    record Fails(String why) implements ServerTrial {}

    /** The system does not start the program; in another directory it may. */
    record CannotStart(String why) implements ServerTrial {}

    /** Asks a program for its version. */
    static ServerTrial of(Path file) {
        try {
            Process process = new ProcessBuilder(file.toString(), "--version")
                    .redirectErrorStream(true)
                    .start();
            if (!process.waitFor(ANSWERS_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return new Fails("it does not end when it is asked for its version");
            }
            return judged(
                    process.exitValue(),
                    new String(process.getInputStream().readNBytes(LONGEST_QUOTE), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return new CannotStart(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + file + " was tried", e);
        }
    }

    private static ServerTrial judged(int status, String output) {
        Optional<ServerVersion> version = ServerVersion.printed(output);
        return status == 0 && version.isPresent()
                ? new Runs(version.get())
                : new Fails("it ends with status " + status + ": " + ShowableText.line(output));
    }

    /** Returns why this program cannot be used, or is too old. */
    default String problem(Path file, OldestServer oldest) {
        return file + ": "
                + switch (this) {
                    case Runs(ServerVersion version) -> oldest.refusal(version);
                    case Fails(String why) -> why;
                    case CannotStart(String why) -> why;
                };
    }
}
