package crcr.infrastructure.http.console.provider;

import io.helidon.common.uri.UriQuery;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.ServerResponseTrailers;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerResponse;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Records a handler's answer without sending it. */
final class RecordedResponse implements ServerResponse {
    private final ServerResponseHeaders headers = ServerResponseHeaders.create();
    private Status status = Status.OK_200;
    private boolean isSent;

    /** Returns the value of the cookie that was set under this name, if one was. */
    Optional<String> cookie(String name) {
        String beginning = name + "=";
        return headers.all(HeaderNames.SET_COOKIE, List::of).stream()
                .filter(cookie -> cookie.startsWith(beginning))
                .map(cookie -> cookie.substring(beginning.length()).split(";", 2)[0])
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    @Override
    public ServerResponse status(Status given) {
        this.status = given;
        return this;
    }

    @Override
    public Status status() {
        return status;
    }

    @Override
    public ServerResponse header(Header header) {
        headers.set(header);
        return this;
    }

    @Override
    public ServerResponseHeaders headers() {
        return headers;
    }

    @Override
    public void send() {
        isSent = true;
    }

    @Override
    public void send(byte[] bytes) {
        isSent = true;
    }

    @Override
    public void send(Object entity) {
        isSent = true;
    }

    @Override
    public boolean isSent() {
        return isSent;
    }

    @Override
    public long bytesWritten() {
        return 0;
    }

    @Override
    public ServerResponse whenSent(Runnable listener) {
        throw unused();
    }

    @Override
    public OutputStream outputStream() {
        throw unused();
    }

    @Override
    public ServerResponse reroute(String newPath) {
        throw unused();
    }

    @Override
    public ServerResponse reroute(String path, UriQuery query) {
        throw unused();
    }

    @Override
    public ServerResponse next() {
        throw unused();
    }

    @Override
    public ServerResponseTrailers trailers() {
        throw unused();
    }

    @Override
    public void streamResult(String result) {
        throw unused();
    }

    @Override
    public void streamFilter(UnaryOperator<OutputStream> filterFunction) {
        throw unused();
    }

    private static UnsupportedOperationException unused() {
        return new UnsupportedOperationException("the library's handler answers in another way than it did");
    }
}
