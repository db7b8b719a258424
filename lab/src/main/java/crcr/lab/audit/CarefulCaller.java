package crcr.lab.audit;

import crcr.fixture.Shown;
import crcr.lab.bench.ServedRelay;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Sends a report until it is accepted, as docs/downstream/callback.md#sending-a-report-again requires: after a 429 or
 * 503 it waits for the answer's time, and after an attempt without an answer until the relay has forgotten the
 * interrupted one.
 */
final class CarefulCaller implements AutoCloseable {
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(30);
    private static final int AFTER_SILENCE_SECONDS = 10;
    private static final int TRIES = 60;

    private final Fleet fleet;
    private final Promises promises;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    CarefulCaller(Fleet fleet, Promises promises) {
        this.fleet = fleet;
        this.promises = promises;
    }

    /** Sends the report; returns true if the relay has it. */
    boolean send(Report report, Supplier<String> token, byte[] body) throws InterruptedException {
        boolean unsettled = false;
        String last = "no answer";
        for (int tries = 0; tries < TRIES; tries++) {
            Optional<ServedRelay> relay = fleet.any();
            if (relay.isEmpty()) {
                TimeUnit.SECONDS.sleep(1);
                continue;
            }
            try {
                HttpResponse<String> answer = post(relay.get(), token.get(), body);
                last = answer.statusCode() + " " + answer.body();
                unsettled |= answer.statusCode() == 503;
                Optional<Boolean> ended = ended(report, answer, unsettled);
                if (ended.isPresent()) {
                    return ended.get();
                }
                TimeUnit.SECONDS.sleep(
                        answer.headers().firstValueAsLong("Retry-After").orElse(1));
            } catch (ConnectException e) {
                TimeUnit.SECONDS.sleep(1);
            } catch (IOException e) {
                unsettled = true;
                TimeUnit.SECONDS.sleep(AFTER_SILENCE_SECONDS);
            }
        }
        promises.unexpected(report + " was not taken; the last answer: " + last);
        return false;
    }

    private HttpResponse<String> post(ServedRelay relay, String token, byte[] body)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(relay.callback())
                        .timeout(ANSWERED_WITHIN)
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(body))
                        .build(),
                BodyHandlers.ofString());
        Shown.text("the answer to a callback", answer.headers() + " " + answer.body());
        return answer;
    }

    // Returns empty if it has to be sent again, and otherwise whether the relay has it.
    private Optional<Boolean> ended(Report report, HttpResponse<String> answer, boolean unsettled) {
        switch (answer.statusCode()) {
            case 200, 202 -> {
                promises.taken(report);
                return Optional.of(true);
            }
            case 429, 503 -> {
                return Optional.empty();
            }
            case 409 -> {
                if (unsettled) {
                    promises.takenBefore(report);
                    return Optional.of(true);
                }
            }
            default -> {}
        }
        promises.unexpected(report + " was answered with " + answer.statusCode() + " " + answer.body());
        return Optional.of(false);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
