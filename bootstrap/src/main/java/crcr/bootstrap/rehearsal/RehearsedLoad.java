package crcr.bootstrap.rehearsal;

import crcr.bootstrap.Relay;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Sends enough webhooks and callbacks for the JVM to compile most of their code, and to keep its profile. */
final class RehearsedLoad implements AutoCloseable {
    /** The number of webhooks that are relayed to each downstream. */
    static final int RELAYED = 40;

    private static final int IGNORED = 400;
    private static final int JOBS = 500;
    private static final int SENDERS = 8;
    private static final int ATTEMPTS = 200;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Relay relay;
    private final RehearsedEvents events;

    /** Sends to that relay. */
    RehearsedLoad(Relay relay, RehearsedEvents events) {
        this.relay = relay;
        this.events = events;
    }

    /** Sends webhooks that are relayed, and others that are not. */
    void webhooks() throws InterruptedException, GeneralSecurityException {
        byte[] opened = bytes(RehearsedEvents.event("opened").toString());
        byte[] edited = bytes(RehearsedEvents.event("edited").toString());
        String ofOpened = RehearsedEvents.signature(opened);
        String ofEdited = RehearsedEvents.signature(edited);
        each(RELAYED, number -> () -> expect(2, webhook("relayed-" + number, opened, ofOpened)));
        each(IGNORED, number -> () -> expect(2, webhook("ignored-" + number, edited, ofEdited)));
    }

    /** Sends callbacks of these dispatches' jobs, each of which reports that it runs, and then that it is done. */
    void callbacks(List<Dispatched> dispatches) throws IOException, InterruptedException, GeneralSecurityException {
        String event = RehearsedEvents.event("opened").toString();
        Map<String, String> tokens = new HashMap<>();
        for (Dispatched dispatch : dispatches) {
            if (!tokens.containsKey(dispatch.repository())) {
                tokens.put(dispatch.repository(), events.token(dispatch.repository()));
            }
        }
        each(JOBS, job -> () -> {
            Dispatched dispatch = dispatches.get(job % dispatches.size());
            String token = Objects.requireNonNull(tokens.get(dispatch.repository()));
            expect(2, callback(token, RehearsedEvents.report(dispatch, event, job, false)));
            expect(2, callback(token, RehearsedEvents.report(dispatch, event, job, true)));
            return null;
        });
        expect(4, callback("rehearsal", "{}"));
    }

    private HttpRequest webhook(String delivery, byte[] body, String signature) {
        return at("/github/webhook")
                .header("X-GitHub-Event", "pull_request")
                .header("X-GitHub-Delivery", delivery)
                .header("X-Hub-Signature-256", signature)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
    }

    private HttpRequest callback(String token, String body) {
        return at("/github/callback")
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofByteArray(bytes(body)))
                .build();
    }

    private HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + relay.publicPort() + path))
                .header("Content-Type", "application/json");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void each(int count, IntFunction<Callable<Void>> request) throws InterruptedException {
        try (ExecutorService senders = Executors.newFixedThreadPool(SENDERS)) {
            List<Callable<Void>> all =
                    IntStream.range(0, count).mapToObj(request).toList();
            for (Future<Void> sent : senders.invokeAll(all)) {
                sent.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a request was not answered as expected", e.getCause());
        }
    }

    // Any status of that hundred is accepted, because on a slow machine a report may be queued instead of delivered.
    // The port opens while the allowlist is still being read, so that the first answers may be to try again.
    private Void expect(int hundred, HttpRequest request) throws IOException, InterruptedException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int answered = http.send(request, BodyHandlers.discarding()).statusCode();
            if (answered / 100 == hundred) {
                return null;
            }
            if (answered != 503) {
                throw new IllegalStateException("answered " + answered + " instead of " + hundred + "xx");
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new IllegalStateException("the service does not get ready");
    }

    @Override
    public void close() {
        http.close();
    }
}
