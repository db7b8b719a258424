package crcr.lab.bench;

import crcr.lab.simulator.oidc.OpenIdProviderSimulator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** A visitor of the console's pages: a stranger, unless they sign in. */
final class Visitor {
    private final HttpClient http;
    private final URI console;
    private final Map<String, String> cookies = new ConcurrentHashMap<>();

    Visitor(HttpClient http, URI console) {
        this.http = http;
        this.console = console;
    }

    /** Signs in at the simulated provider. */
    Visitor signIn(String person) throws IOException, InterruptedException {
        URI provider = lead(get(console.resolve("/sign-in?to=/")));
        URI back = lead(get(URI.create(provider + "&" + OpenIdProviderSimulator.PERSON + "=" + person)));
        lead(get(back));
        return this;
    }

    /** Returns the answer to a page's request, with any status. */
    HttpResponse<String> look(String path) throws IOException, InterruptedException {
        return get(console.resolve(path));
    }

    /** Gets a page, which must exist. */
    Void see(String path) throws IOException, InterruptedException {
        int status = look(path).statusCode();
        if (status != 200) {
            throw new IllegalStateException(path + " answered " + status);
        }
        return null;
    }

    private static URI lead(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("location")
                .map(answer.uri()::resolve)
                .orElseThrow(() -> new IllegalStateException(answer.uri().getPath() + " leads nowhere"));
    }

    private HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).header("Accept", "text/html");
        if (!cookies.isEmpty() && address.getPort() == console.getPort()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        answer.headers().allValues("set-cookie").forEach(this::keep);
        return answer;
    }

    private void keep(String cookie) {
        String[] pair = cookie.split(";", 2)[0].split("=", 2);
        if (cookie.contains("Max-Age=0") || cookie.contains("Jan 1970")) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }
}
