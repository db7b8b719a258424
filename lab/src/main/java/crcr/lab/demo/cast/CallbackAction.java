package crcr.lab.demo.cast;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Runs this project's callback action: reports to the relay with its command, as a step of a downstream's CI does. */
public final class CallbackAction implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String SECONDS = "30";

    private final Path directory;
    private final URI relay;
    private final Set<Process> running = ConcurrentHashMap.newKeySet();

    /**
     * Reports to one relay.
     *
     * @param directory the action's directory
     * @param relay the address of the relay's public port
     */
    public CallbackAction(Path directory, URI relay) {
        this.directory = directory;
        this.relay = relay;
    }

    /** The command's output about the relay's answer; {@code status} is 0 if there was none. */
    public record ReportAnswer(int status, JsonNode printed) {
        /** Returns whether the relay accepted the report and has something to forward. */
        public boolean isTaken() {
            return printed.path("outcome").asText().equals("taken");
        }

        /** Returns whether the relay ignores reports of this repository. */
        public boolean isIgnored() {
            return printed.path("outcome").asText().equals("ignored");
        }

        /** Returns whether HUD receives it later. */
        public boolean isQueued() {
            return printed.path("hud").asText().equals("queued");
        }

        /** Returns why it was not accepted. */
        public String reason() {
            return printed.path("detail").asText();
        }
    }

    /**
     * Sends one report.
     *
     * @param token passed by the environment, because any user of a machine can see arguments
     * @param environment the job's variables for the command
     */
    ReportAnswer report(String token, Map<String, String> environment, String... arguments)
            throws InterruptedException {
        try {
            ProcessBuilder builder = new ProcessBuilder(
                            "node", directory.resolve("cli.mjs").toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.command().addAll(List.of(arguments));
            builder.environment().putAll(environment);
            builder.environment().put("CRCR_CALLBACK_URL", relay.toString());
            builder.environment().put("CRCR_ID_TOKEN", token);
            builder.environment().put("CRCR_MAX_TIME", SECONDS);
            return answer(builder.start());
        } catch (IOException e) {
            String detail = "downstream CI needs Node 20 or newer: " + e.getMessage();
            return new ReportAnswer(0, JsonNodeFactory.instance.objectNode().put("detail", detail));
        }
    }

    private ReportAnswer answer(Process process) throws IOException, InterruptedException {
        running.add(process);
        try (BufferedReader out = process.inputReader(UTF_8)) {
            JsonNode printed = parsed(out.readLine());
            process.waitFor();
            return new ReportAnswer(printed.path("http_status").asInt(), printed);
        } finally {
            running.remove(process);
        }
    }

    private static JsonNode parsed(@Nullable String line) {
        try {
            return JSON.readTree(line == null ? "{}" : line);
        } catch (JsonProcessingException e) {
            return JsonNodeFactory.instance.objectNode().put("detail", line);
        }
    }

    /** Ends the running commands. */
    @Override
    public void close() {
        running.forEach(Process::destroy);
    }
}
