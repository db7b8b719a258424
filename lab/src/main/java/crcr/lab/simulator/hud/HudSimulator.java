package crcr.lab.simulator.hud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import crcr.lab.simulator.hud.HudProgramme.Behaviour;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * A simulated HUD that keeps the records it receives and shows them at {@code /} and {@code /records}. Its next answers
 * can be planned. Safe for use by several threads.
 */
public final class HudSimulator implements AutoCloseable {
    private static final HeaderName BOT_KEY = HeaderNames.create("x-hud-internal-bot");
    private static final HeaderName TRACE_PARENT = HeaderNames.create("traceparent");

    private volatile String botKey;
    private final WebServer server;
    // The server forgets its port when it stops, and the address is needed after that too.
    private volatile int port;
    private final HudTable table = new HudTable();
    private final List<Received> received = new ArrayList<>();
    private final HudProgramme programme = new HudProgramme();
    private final List<Consumer<Received>> listeners = new CopyOnWriteArrayList<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Duration latency = Duration.ZERO;

    private HudSimulator(int port, String botKey) {
        this.botKey = botKey;
        server = WebServer.builder()
                .address(InetAddress.getLoopbackAddress())
                .port(port)
                .shutdownHook(false)
                .routing(routing -> routing.post("/crcr/results", this::take)
                        .get(
                                "/records",
                                (_, response) -> response.header(HeaderNames.CONTENT_TYPE, "application/json")
                                        .send(HudPage.json(records())))
                        .get(
                                "/",
                                (_, response) -> response.header(HeaderNames.CONTENT_TYPE, "text/html; charset=utf-8")
                                        .send(HudPage.of(records()))))
                .build();
    }

    /** A record that HUD accepted. */
    public static final class Received {
        private final int arrival;
        private final byte[] body;
        private final JsonNode json;
        private final Optional<String> traceParent;

        private Received(int arrival, byte[] body, JsonNode json, Optional<String> traceParent) {
            this.arrival = arrival;
            this.body = body;
            this.json = json;
            this.traceParent = traceParent;
        }

        /** Returns the number of the record, 1 for the first one. */
        public int arrival() {
            return arrival;
        }

        /** Returns a copy of the request's body. */
        public byte[] body() {
            return body.clone();
        }

        /** Returns the header {@code traceparent}, if there was one. */
        public Optional<String> traceParent() {
            return traceParent;
        }

        /** Returns the body as JSON. */
        public JsonNode json() {
            return json;
        }
    }

    /** Accepts records with this key from now on. */
    public void replaceKey(String newBotKey) {
        botKey = newBotKey;
    }

    /** Starts on a free port of loopback; accepts records with this key. */
    public static HudSimulator start(String botKey) {
        return start(0, botKey);
    }

    /** Starts on this port of loopback, 0 for a free one; accepts records with this key. */
    public static HudSimulator start(int port, String botKey) {
        var simulator = new HudSimulator(port, botKey);
        simulator.server.start();
        simulator.port = simulator.server.port();
        return simulator;
    }

    /** Returns the value for {@code HUD_API_URL}. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Returns the accepted records, in the order of arrival. */
    public synchronized List<Received> records() {
        return List.copyOf(received);
    }

    /** Returns the number of attempted deliveries, whatever their outcome. */
    public int requests() {
        return requests.get();
    }

    /** Answers that number of the next deliveries with this, and does not keep them. */
    public void answerNext(int times, int status, String body) {
        programme.add(times, new Behaviour.Answering(status, body));
    }

    /** Cancels all plans and answers that number of the next deliveries with this instead, in one step. */
    public void answerNextInstead(int times, int status, String body) {
        programme.replace(times, new Behaviour.Answering(status, body));
    }

    /** Answers that share of deliveries, from 0 to 1, with 503 from now on, chosen by the random numbers. */
    public void failAtRandom(double share, RandomGenerator random) {
        programme.failAtRandom(share, random);
    }

    /** Closes the connections of that number of the next deliveries without an answer, and does not keep them. */
    public void resetNext(int times) {
        programme.add(times, new Behaviour.Resetting());
    }

    /** Never answers that number of the next deliveries, and does not keep them. */
    public void hangNext(int times) {
        programme.add(times, new Behaviour.Hanging());
    }

    /** Processes that number of the next deliveries normally, and closes their connections without an answer. */
    public void loseNextAnswers(int times) {
        programme.add(times, new Behaviour.LosingItsAnswer());
    }

    /** Cancels all plans. */
    public void answerNormally() {
        programme.clear();
    }

    /** Refuses matching records from now on with 422. */
    public void refuse(Predicate<JsonNode> records) {
        table.refuse(records);
    }

    /** Waits for that time before each answer. */
    public void delayAnswers(Duration time) {
        latency = time;
    }

    /** Passes each accepted record to the listener, before it is answered. */
    public void onArrival(Consumer<Received> listener) {
        listeners.add(listener);
    }

    private void take(ServerRequest request, ServerResponse response) throws IOException, InterruptedException {
        requests.incrementAndGet();
        byte[] body;
        try (InputStream in = request.content().inputStream()) {
            body = in.readNBytes(HudTable.MOST_BYTES + 1);
        }
        if (closing.await(latency.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new CloseConnectionException("the simulator stops");
        }
        switch (programme.take()) {
            case Behaviour.Ordinary() -> answer(response, judge(request, body));
            case Behaviour.Answering answering -> answer(response, answering);
            case Behaviour.Resetting() -> throw new CloseConnectionException("set to close without an answer");
            case Behaviour.Hanging() -> {
                closing.await();
                throw new CloseConnectionException("the simulator stops");
            }
            case Behaviour.LosingItsAnswer() ->
                throw new CloseConnectionException("set to lose the answer " + judge(request, body));
        }
    }

    private static void answer(ServerResponse response, Behaviour.Answering answering) {
        response.status(Status.create(answering.status()))
                .header(HeaderNames.CONTENT_TYPE, "application/json")
                .send(answering.body());
    }

    private Behaviour.Answering judge(ServerRequest request, byte[] body) {
        if (!request.headers().value(BOT_KEY).equals(Optional.of(botKey))) {
            return refusal(401, "the header x-hud-internal-bot does not hold the key");
        }
        if (!request.headers().value(HeaderNames.CONTENT_TYPE).equals(Optional.of("application/json"))) {
            return refusal(415, "the content type is not application/json");
        }
        return switch (table.write(body)) {
            case HudTable.Verdict.Refused(int status, String words) -> refusal(status, words);
            case HudTable.Verdict.Written(JsonNode record) -> {
                Received taken = keep(body, record, request.headers().first(TRACE_PARENT));
                listeners.forEach(listener -> listener.accept(taken));
                yield new Behaviour.Answering(200, "{\"ok\":true}");
            }
        };
    }

    private synchronized Received keep(byte[] body, JsonNode json, Optional<String> traceParent) {
        var taken = new Received(received.size() + 1, body, json, traceParent);
        received.add(taken);
        return taken;
    }

    private static Behaviour.Answering refusal(int status, String message) {
        return new Behaviour.Answering(
                status,
                JsonNodeFactory.instance.objectNode().put("error", message).toString());
    }

    /** Stops; hanging deliveries end without an answer. */
    @Override
    public void close() {
        closing.countDown();
        server.stop();
    }
}
