package crcr.endtoend;

import crcr.lab.simulator.oidc.OpenIdProviderSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody's browser: keeps the console's cookies, and shows each answer as it is. */
final class Browser implements AutoCloseable {
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

    private final String console;
    private int port;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final List<String> setCookies = new ArrayList<>();

    /** One that finds the console of this address at that port. */
    Browser(String console, int port) {
        this.console = console;
        this.port = port;
    }

    /** From now on another process stands behind the console's address. */
    void leadTo(int other) {
        port = other;
    }

    Map<String, String> cookies() {
        return cookies;
    }

    /** All that the console has set, as it came. */
    List<String> setCookies() {
        return setCookies;
    }

    /** Gets a page of the console, or of another server, without following where it leads. */
    HttpResponse<String> get(String address, String... headers) {
        HttpRequest.Builder request = request(address).header("Accept", "text/html");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.GET().build(), address);
    }

    private HttpRequest.Builder request(String address) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                URI.create(isConsole(address) ? "http://127.0.0.1:" + port + path(address) : address));
        if (isConsole(address) && !cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private boolean isConsole(String address) {
        return address.startsWith("/") || address.startsWith(console);
    }

    private String path(String address) {
        return address.startsWith("/") ? address : address.substring(console.length());
    }

    private HttpResponse<String> send(HttpRequest request, String address) {
        try {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            if (isConsole(address)) {
                answer.headers().allValues("set-cookie").forEach(this::keep);
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void keep(String cookie) {
        setCookies.add(cookie);
        String[] pair = cookie.split(";", 2)[0].split("=", 2);
        if (cookie.contains("Expires=Thu, 1 Jan 1970") || cookie.contains("Expires=Thu, 01 Jan 1970")) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }

    /** Goes where an answer leads. */
    static String location(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("location")
                .orElseThrow(() -> new AssertionError("leads nowhere: " + answer.statusCode() + answer.body()));
    }

    /** Begins a sign-in, and says at the provider who one is; gives the address to which the provider leads back. */
    String comeBackAs(String person, String to) {
        String provider = location(get("/sign-in?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8)));
        return location(get(provider + "&" + OpenIdProviderSimulator.PERSON + "=" + person));
    }

    /** Signs in, and gives the answer that ends it. */
    HttpResponse<String> signIn(String person) {
        return get(comeBackAs(person, "/allowlist"));
    }

    /** The token that a page's forms carry. */
    String csrf() {
        Matcher token = CSRF.matcher(get("/allowlist").body());
        if (!token.find()) {
            throw new AssertionError("there is no form");
        }
        return token.group(1);
    }

    /** Sends a form as a page of the console does. */
    HttpResponse<String> post(String path, Map<String, String> form) {
        return post(path, form, "Origin", console, "Sec-Fetch-Site", "same-origin");
    }

    /** Sends a form with these headers. */
    HttpResponse<String> post(String path, Map<String, String> form, String... headers) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .headers(headers)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                path);
    }

    @Override
    public void close() {
        client.close();
    }
}
