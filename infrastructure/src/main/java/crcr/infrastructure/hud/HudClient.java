package crcr.infrastructure.hud;

import crcr.application.hud.Hud;
import crcr.application.operator.Setting;
import crcr.domain.delivery.Payload;
import crcr.infrastructure.shared.outgoing.OutgoingHttp;
import crcr.infrastructure.shared.outgoing.OutgoingHttp.WholeResponse;
import crcr.infrastructure.shared.outgoing.WholeBody;
import crcr.infrastructure.shared.url.BaseUrl;
import crcr.infrastructure.spans.CurrentTrace;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Delivers records to HUD over HTTP (docs/reference/hud-record.md#huds-answers). A delivery without an answer, or with
 * a server error, is repeated quickly, for 3 seconds in all. A record whose answer was lost may reach HUD twice. While
 * the circuit of a failing HUD is open, every delivery fails at once. Safe for use by several threads.
 */
public final class HudClient implements Hud {
    private static final Duration WITHIN = Duration.ofSeconds(3);

    // A shorter time is not worth another attempt, and its time-out would hide the result of the last one.
    private static final Duration WORTH_TRYING = Duration.ofMillis(100);

    private static final int MOST_BYTES = 1024 * 1024;
    private static final int MALFORMED = 400;
    // Request Timeout and Too Many Requests.
    private static final Set<Integer> FOR_NOW = Set.of(408, 429);
    // Once a row is completed, it is written no more.
    private static final int CONFLICT = 409;

    private final OutgoingHttp http;
    private final URI results;
    private final Supplier<String> botKey;
    private final int maxRetries;
    private final Map<String, Counter> deliveries;
    private final Pacing pacing;
    private final HudBreaker breaker;

    /**
     * Opens no connection yet.
     *
     * @param http reaches HUD
     * @param hudApiUrl HUD's address, to which {@code /crcr/results} is added; a slash at its end makes no difference
     * @param botKey the key with which the relay authenticates itself; read for each delivery, because it may change
     * @param maxRetries the maximum number of attempts after the first
     * @param metrics counts deliveries: {@code crcr.hud.deliveries} with outcome delivered, duplicate, refused or away,
     *     which includes those that were not tried
     */
    public HudClient(OutgoingHttp http, URI hudApiUrl, Supplier<String> botKey, int maxRetries, MeterRegistry metrics) {
        this(http, hudApiUrl, botKey, maxRetries, metrics, new ShortPauses());
    }

    HudClient(
            OutgoingHttp http,
            URI hudApiUrl,
            Supplier<String> botKey,
            int maxRetries,
            MeterRegistry metrics,
            Pacing pacing) {
        this.http = http;
        this.results = URI.create(BaseUrl.below(hudApiUrl.toString(), "/crcr/results"));
        this.botKey = botKey;
        this.maxRetries = maxRetries;
        this.pacing = pacing;
        this.breaker = HudBreaker.closed();
        breaker.measure(metrics);
        this.deliveries = Stream.of("delivered", "duplicate", "refused", "away")
                .collect(Collectors.toUnmodifiableMap(outcome -> outcome, outcome -> deliveries(outcome, metrics)));
    }

    /** Returns whether a delivery would be tried now. */
    public boolean permitsDelivery() {
        return breaker.permits();
    }

    @Override
    public HudAnswer deliver(Payload record) {
        HudAnswer answer = breaker.guard(() -> attempts(record));
        Objects.requireNonNull(deliveries.get(outcome(answer))).increment();
        return answer;
    }

    // Registered in advance, because an alert cannot distinguish "never" from "not measured".
    private static Counter deliveries(String outcome, MeterRegistry metrics) {
        return Counter.builder("crcr.hud.deliveries")
                .description("Deliveries of records to HUD, at once or out of the outbox")
                .tag("outcome", outcome)
                .register(metrics);
    }

    private HudAnswer attempts(Payload record) {
        long deadline = pacing.nanoTime() + WITHIN.toNanos();
        try {
            String key = botKey.get();
            HttpRequest request = request(record, key);
            HudAnswer answer = attempt(record, request, key, WITHIN);
            for (int retry = 0; retry < maxRetries && answer instanceof HudAnswer.Away; retry++) {
                // An interrupted connection may also end as an IOException.
                if (Thread.interrupted()) {
                    throw new InterruptedException("interrupted while delivering");
                }
                Duration pause = pacing.nextPause();
                if (left(deadline).compareTo(pause.plus(WORTH_TRYING)) < 0) {
                    return answer;
                }
                pacing.pause(pause);
                answer = attempt(record, request, key, left(deadline));
            }
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new HudAnswer.Away("the relay is shutting down");
        } catch (IllegalArgumentException e) {
            // The exception's text quotes the header that cannot be sent, which is the key.
            return new HudAnswer.Away("HUD's address or the key for it cannot be used in an HTTP request");
        }
    }

    private HttpRequest request(Payload record, String key) {
        HttpRequest.Builder request = HttpRequest.newBuilder(results)
                .header("Content-Type", "application/json")
                .header("x-hud-internal-bot", key)
                .POST(WholeBody.of(record.bytes()));
        CurrentTrace.headers().forEach(request::header);
        return request.build();
    }

    private Duration left(long deadline) {
        return Duration.ofNanos(deadline - pacing.nanoTime());
    }

    private HudAnswer attempt(Payload record, HttpRequest request, String key, Duration within)
            throws InterruptedException {
        try {
            WholeResponse reply = http.send(request, within, MOST_BYTES);
            return switch (reply.status() / 100) {
                case 2 -> new HudAnswer.Delivered();
                case 4 ->
                    reply.status() == CONFLICT
                            ? new HudAnswer.Duplicate()
                            : refused(record, reply.status(), HudWords.in(reply.body(), key));
                case 3 ->
                    new HudAnswer.Away("HUD answered " + reply.status() + ", a redirect, which is not followed; is "
                            + Setting.HUD_API_URL + " its final address?");
                default -> new HudAnswer.Away("HUD answered " + reply.status());
            };
        } catch (HttpTimeoutException e) {
            return new HudAnswer.Away("HUD did not answer in time");
        } catch (ConnectException e) {
            return new HudAnswer.Away("HUD cannot be reached");
        } catch (IOException e) {
            return new HudAnswer.Away(
                    "the connection to HUD failed (" + e.getClass().getSimpleName() + ")");
        }
    }

    private static HudAnswer refused(Payload record, int status, String words) {
        Optional<String> advice = status == MALFORMED ? RequiredFields.advice(record) : Optional.empty();
        String message = advice.map(more -> words + "; " + more).orElse(words);
        return FOR_NOW.contains(status) ? new HudAnswer.Busy(status, message) : new HudAnswer.Refused(status, message);
    }

    private static String outcome(HudAnswer answer) {
        return switch (answer) {
            case HudAnswer.Delivered() -> "delivered";
            case HudAnswer.Duplicate() -> "duplicate";
            case HudAnswer.Skipped() -> throw new IllegalStateException("there is a HUD");
            case HudAnswer.Refused _, HudAnswer.Busy _ -> "refused";
            case HudAnswer.Away _ -> "away";
        };
    }
}
