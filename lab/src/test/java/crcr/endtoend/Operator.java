package crcr.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import crcr.bootstrap.command.DeadCommand;
import crcr.bootstrap.command.DoctorCommand;
import crcr.bootstrap.command.ScorecardCommand;
import crcr.bootstrap.command.TrustCommand;
import crcr.bootstrap.command.WhyCommand;
import crcr.fixture.Eventually;
import crcr.fixture.Shown;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Somebody who looks after a relay, over its management port. */
final class Operator {
    private final World world;
    private final String token;

    private Operator(World world, String token) {
        this.world = world;
        this.token = token;
    }

    /** Somebody without a token. */
    static Operator of(World world) {
        return new Operator(world, "");
    }

    /** Somebody with this token. */
    static Operator with(World world, String token) {
        return new Operator(world, token);
    }

    RelayAnswer get(String path) {
        return world.http().get(world.atManagementPort(path));
    }

    RelayAnswer post(String path, String... headers) {
        HttpRequest.Builder request = Http.request(world.atManagementPort(path)).POST(BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return world.http().send(request.build());
    }

    /** The dead letters that this query selects. */
    JsonNode deadLetters(String query) {
        return get("/dead-letters" + query).assertTaken(200).json().path("dead_letters");
    }

    /** Waits for the only dead letter. */
    JsonNode awaitDeadLetter() {
        Eventually.holds("one dead letter is there", () -> deadLetters("").size() == 1);
        return deadLetters("").get(0);
    }

    /** What came of a command. */
    record Printed(int status, String out, String err) {}

    /** Runs {@code ./relay dead}. */
    Printed dead(String... arguments) {
        return dead(environment(), arguments);
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("MANAGEMENT_URL", world.atManagementPort("").toString());
        environment.put("ADMIN_TOKEN", token);
        return environment;
    }

    /** Runs {@code ./relay dead} in this environment. */
    static Printed dead(Map<String, String> environment, String... arguments) {
        return printed(DeadCommand::run, environment, arguments);
    }

    /** Runs {@code ./relay trust}. */
    Printed trust(String... arguments) {
        return printed(TrustCommand::run, environment(), arguments);
    }

    /** Runs {@code ./relay doctor} in this environment. */
    static Printed doctor(Map<String, String> environment, String... arguments) {
        return printed(DoctorCommand::run, environment, arguments);
    }

    /** Runs {@code ./relay why}. */
    Printed why(String... arguments) {
        return printed(WhyCommand::run, environment(), arguments);
    }

    /** Runs {@code ./relay scorecard}. */
    Printed scorecard(String... arguments) {
        return printed(ScorecardCommand::run, environment(), arguments);
    }

    /** A command as its process runs it. */
    private interface Command {
        int run(List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream err);
    }

    private static Printed printed(Command command, Map<String, String> environment, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = command.run(
                List.of(arguments),
                environment,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        Printed printed =
                new Printed(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        // A dead letter is shown as it is to be sent, with the callback token that belongs into it.
        Shown.text(
                "what the command printed", List.of(arguments).contains("show") ? printed.err() : printed.toString());
        return printed;
    }
}
