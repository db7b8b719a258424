package crcr.infrastructure.http.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts requests that exceed a rate limit, whichever limit it is. */
public final class RateLimited {
    private RateLimited() {}

    /**
     * Returns the counter of one limit.
     *
     * @param scope the scope of the limit
     */
    public static Counter counter(MeterRegistry meters, String scope) {
        return Counter.builder("crcr.rate.limited")
                .description("Requests that were refused because a limit was reached")
                .tag("scope", scope)
                .register(meters);
    }
}
