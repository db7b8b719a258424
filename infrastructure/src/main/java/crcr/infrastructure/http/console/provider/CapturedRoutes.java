package crcr.infrastructure.http.console.provider;

import io.helidon.http.HttpPrologue;
import io.helidon.http.Method;
import io.helidon.webserver.http.ErrorHandler;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpFeature;
import io.helidon.webserver.http.HttpRoute;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.HttpSecurity;
import io.helidon.webserver.http.HttpService;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Collects the routes of one of the library's features, so that its handlers can be called and their answers read. */
final class CapturedRoutes implements HttpRouting.Builder {
    private final List<HttpRoute> routes = new ArrayList<>();

    /** Returns the handler of a feature that answers this path first. */
    static Handler handler(HttpFeature feature, String path) {
        CapturedRoutes captured = new CapturedRoutes();
        feature.setup(captured);
        HttpPrologue request = HttpPrologue.create("HTTP/1.1", "HTTP", "1.1", Method.GET, path, false);
        return captured.routes.stream()
                .filter(route -> route.accepts(request).accepted())
                .map(HttpRoute::handler)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the library answers nothing at " + path));
    }

    @Override
    public HttpRouting.Builder route(HttpRoute route) {
        routes.add(route);
        return this;
    }

    @Override
    public HttpRouting.Builder register(HttpService... services) {
        throw unused();
    }

    @Override
    public HttpRouting.Builder register(String path, HttpService... services) {
        throw unused();
    }

    @Override
    public HttpRouting.Builder addFilter(Filter filter) {
        throw unused();
    }

    @Override
    public HttpRouting.Builder addFeature(Supplier<? extends HttpFeature> feature) {
        throw unused();
    }

    @Override
    public <T extends Throwable> HttpRouting.Builder error(Class<T> exceptionClass, ErrorHandler<? super T> handler) {
        throw unused();
    }

    @Override
    public HttpRouting.Builder maxReRouteCount(int maxReRouteCount) {
        throw unused();
    }

    @Override
    public HttpRouting.Builder security(HttpSecurity security) {
        throw unused();
    }

    @Override
    public HttpRouting.Builder copy() {
        throw unused();
    }

    @Override
    public HttpRouting build() {
        throw unused();
    }

    private static UnsupportedOperationException unused() {
        return new UnsupportedOperationException("the library's feature registers something else than it did");
    }
}
