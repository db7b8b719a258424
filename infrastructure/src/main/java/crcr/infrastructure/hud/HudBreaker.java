package crcr.infrastructure.hud;

import crcr.application.hud.Hud.HudAnswer;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pauses calls to a HUD that is unavailable or slow, so that neither callers nor HUD suffer from useless attempts, and
 * tries it again by itself. The circuit opens when, of the last 20 deliveries and at least 10, half failed or took
 * longer than a caller should wait.
 */
final class HudBreaker {
    private static final Logger LOG = LoggerFactory.getLogger(HudBreaker.class);
    private static final int LAST_DELIVERIES = 20;
    private static final int AT_LEAST = 10;
    private static final float PERCENT = 50;
    private static final Duration SLOW = Duration.ofSeconds(2);
    private static final Duration LEFT_ALONE_FOR = Duration.ofSeconds(5);
    private static final int TRIALS = 3;

    private final CircuitBreakerRegistry registry;
    private final CircuitBreaker breaker;

    private HudBreaker(CircuitBreakerRegistry registry, CircuitBreaker breaker) {
        this.registry = registry;
        this.breaker = breaker;
    }

    /** Returns a breaker that admits everything, until deliveries fail. */
    static HudBreaker closed() {
        return closed(LEFT_ALONE_FOR);
    }

    static HudBreaker closed(Duration leftAloneFor) {
        CircuitBreakerRegistry registry = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindow(LAST_DELIVERIES, AT_LEAST, SlidingWindowType.COUNT_BASED)
                .failureRateThreshold(PERCENT)
                .slowCallRateThreshold(PERCENT)
                .slowCallDurationThreshold(SLOW)
                .waitDurationInOpenState(leftAloneFor)
                .permittedNumberOfCallsInHalfOpenState(TRIALS)
                .recordResult(HudAnswer.Away.class::isInstance)
                .build());
        CircuitBreaker breaker = registry.circuitBreaker("hud");
        breaker.getEventPublisher()
                .onStateTransition(event -> LOG.warn(
                        "deliveries to HUD: {}", event.getStateTransition().getToState()));
        return new HudBreaker(registry, breaker);
    }

    /** Registers its gauges: whether the circuit is open, and the outcomes of the last deliveries. */
    void measure(MeterRegistry meters) {
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(registry).bindTo(meters);
    }

    /** Returns whether a delivery would be tried now. */
    boolean permits() {
        // Asking for a permission is what can end the open state.
        boolean permitted = breaker.tryAcquirePermission();
        if (permitted) {
            breaker.releasePermission();
        }
        return permitted;
    }

    /** Returns the answer to that delivery, or that the circuit is open. */
    HudAnswer guard(Supplier<HudAnswer> delivery) {
        if (!breaker.tryAcquirePermission()) {
            return new HudAnswer.Away("the circuit before HUD is open, because HUD has failed or was slow");
        }
        long start = System.nanoTime();
        HudAnswer answer;
        try {
            answer = delivery.get();
        } catch (RuntimeException e) {
            breaker.releasePermission();
            throw e;
        }
        if (Thread.currentThread().isInterrupted()) {
            // The relay ended the call itself, which says nothing about HUD.
            breaker.releasePermission();
        } else {
            breaker.onResult(System.nanoTime() - start, TimeUnit.NANOSECONDS, answer);
        }
        return answer;
    }
}
