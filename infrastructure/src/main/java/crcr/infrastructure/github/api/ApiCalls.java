package crcr.infrastructure.github.api;

import crcr.infrastructure.shared.outgoing.OutgoingHttp;
import crcr.infrastructure.shared.outgoing.OutgoingHttp.WholeResponse;
import crcr.infrastructure.shared.url.BaseUrl;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;

/** Makes calls of GitHub's REST API: their address, their common headers, and their metrics. */
public final class ApiCalls {
    // A page of 100 jobs with all their steps is the largest answer.
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    private final OutgoingHttp http;
    private final URI apiUrl;
    private final Duration within;
    private final MeterRegistry meters;

    /** Makes calls below {@code apiUrl}, each of which may take that long. */
    public ApiCalls(OutgoingHttp http, URI apiUrl, Duration within, MeterRegistry meters) {
        this.http = http;
        this.apiUrl = apiUrl;
        this.within = within;
        this.meters = meters;
    }

    /**
     * Returns the builder of a request.
     *
     * @param path begins with a slash, and is encoded
     */
    public HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(BaseUrl.below(apiUrl.toString(), path)))
                .setHeader("Accept", "application/vnd.github+json")
                .setHeader("X-GitHub-Api-Version", "2022-11-28")
                .setHeader("User-Agent", "cross-repo-ci-relay");
    }

    /**
     * Makes a call.
     *
     * @return GitHub's answer, with any status
     * @throws CallFailedException if there is none
     */
    public WholeResponse send(Operation operation, HttpRequest request)
            throws CallFailedException, InterruptedException {
        try {
            WholeResponse reply = http.send(request, within, MOST_BYTES);
            count(operation, Integer.toString(reply.status()));
            return reply;
        } catch (IOException e) {
            count(operation, "error");
            throw new CallFailedException(new CallFailure.Failed("GitHub did not answer a call (" + operation.label()
                    + "): " + GitHubMessage.shortened(OutgoingHttp.words(e))));
        }
    }

    private void count(Operation operation, String status) {
        Counter.builder("crcr.github.requests")
                .description("Calls of GitHub's API")
                .tag("operation", operation.label())
                .tag("status", status)
                .register(meters)
                .increment();
    }
}
