package crcr.infrastructure.http.console.provider;

import io.helidon.webclient.api.WebClientServiceRequest;
import io.helidon.webclient.api.WebClientServiceResponse;
import io.helidon.webclient.spi.WebClientService;
import java.util.OptionalInt;
import java.util.concurrent.Callable;

/**
 * Notes what the token endpoint answered, which the library does not say: a code that was refused is the visitor's
 * affair, a provider that is away is not.
 */
final class Exchange {
    private static final int FIRST_FAILURE = 500;

    private static final ScopedValue<Exchange> CURRENT = ScopedValue.newInstance();

    private OptionalInt status = OptionalInt.empty();
    private boolean isBegun;

    /** Makes a call, and notes what the provider answers meanwhile. */
    <T> T during(Callable<T> call) throws Exception {
        return ScopedValue.where(CURRENT, this).call(call::call);
    }

    /** Returns what notes the answers to the library's calls. */
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

    /** Returns whether the provider was called and did not do its part. */
    boolean failed() {
        return isBegun && (status.isEmpty() || status.getAsInt() >= FIRST_FAILURE);
    }

    /** Returns the status that it answered with, in words. */
    String words() {
        return status.isPresent() ? "it answered " + status.getAsInt() : "it did not answer";
    }
}
