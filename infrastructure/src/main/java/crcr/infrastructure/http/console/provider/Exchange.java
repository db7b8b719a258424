package crcr.infrastructure.http.console.provider;

import io.helidon.webclient.api.WebClientServiceRequest;
import io.helidon.webclient.api.WebClientServiceResponse;
import io.helidon.webclient.spi.WebClientService;
import java.util.OptionalInt;
import java.util.concurrent.Callable;

/**
 * Records the token endpoint's answer, which the library does not report. A refused code is the visitor's mistake; an
 * unavailable provider is not.
 */
final class Exchange {
    private static final int FIRST_FAILURE = 500;

    private static final ScopedValue<Exchange> CURRENT = ScopedValue.newInstance();

    private OptionalInt status = OptionalInt.empty();
    private boolean isBegun;

    /** Makes a call, and records the provider's answers meanwhile. */
    <T> T during(Callable<T> call) throws Exception {
        return ScopedValue.where(CURRENT, this).call(call::call);
    }

    /** Returns the service that records the answers to the library's calls. */
    static WebClientService noting() {
        return Exchange::note;
    }

    private static WebClientServiceResponse note(WebClientService.Chain chain, WebClientServiceRequest request) {
        if (!CURRENT.isBound()) {
            return chain.proceed(request);
        }
        CURRENT.get().isBegun = true;
        WebClientServiceResponse response = chain.proceed(request);
        CURRENT.get().status = OptionalInt.of(response.status().code());
        return response;
    }

    /** Returns whether the provider was called. */
    boolean isBegun() {
        return isBegun;
    }

    /** Returns whether the provider was called and failed. */
    boolean failed() {
        return isBegun && (status.isEmpty() || status.getAsInt() >= FIRST_FAILURE);
    }

    /** Returns the status of its answer, in words. */
    String words() {
        return status.isPresent() ? "it answered " + status.getAsInt() : "it did not answer";
    }
}
