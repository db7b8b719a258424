package crcr.lab.simulator.github.server;

import crcr.domain.delivery.Payload;
import crcr.fixture.KnownSecrets;
import crcr.lab.simulator.github.AnsweredRequest;
import crcr.lab.simulator.github.GitHubAnswer;
import crcr.lab.simulator.github.GitHubCall;
import crcr.lab.simulator.github.GitHubFault;
import crcr.lab.simulator.github.GitHubOperation;
import crcr.lab.simulator.github.GitHubRequest;
import crcr.lab.simulator.github.GitHubWitness;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Serves the API's calls: records them, is slow or fails as it was set to, and answers. */
public final class GitHubServer implements AutoCloseable {
    // Secrets have this length.
    private static final Pattern CALLBACK_TOKEN = Pattern.compile("\"callback_token\":\"([^\"]{16,})\"");

    // RFC 9110, 5.6.7
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Clock clock;
    private final GitHubApi api;
    private final GitHubFaults faults = new GitHubFaults();
    private final List<GitHubRequest> requests = new CopyOnWriteArrayList<>();
    private final List<Consumer<AnsweredRequest>> listeners = new CopyOnWriteArrayList<>();
    private final List<GitHubWitness> witnesses = ServiceLoader.load(GitHubWitness.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final WebServer server;
    private volatile Duration latency = Duration.ZERO;

    public GitHubServer(int port, Clock clock, GitHubApi api) {
        this.clock = clock;
        this.api = api;
        this.server = WebServer.builder()
                .host("127.0.0.1")
                .port(port)
                .shutdownHook(false)
                .routing(rules -> Routes.add(rules, this::handling, this::refuse))
                .build();
    }

    public void start() {
        server.start();
    }

    public int port() {
        return server.port();
    }

    public void latency(Duration each) {
        this.latency = each;
    }

    public GitHubFaults faults() {
        return faults;
    }

    public List<GitHubRequest> requests() {
        return List.copyOf(requests);
    }

    public void onAnswer(Consumer<AnsweredRequest> listener) {
        listeners.add(listener);
    }

    private Handler handling(GitHubOperation operation) {
        return (request, response) -> {
            byte[] body = body(request);
            handle(read(operation, request, body), call(request, body), response);
        };
    }

    // The simulator does not know this call.
    private void refuse(ServerRequest request, ServerResponse response) {
        GitHubCall call = call(request, body(request));
        witnesses.forEach(witness -> witness.called(call));
        send(GitHubAnswer.error(404, "Not Found"), response);
    }

    private static GitHubCall call(ServerRequest request, byte[] body) {
        return new GitHubCall(
                request.prologue().method().text(),
                request.path().rawPath(),
                request.query().toMap().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> String.join(",", entry.getValue()))),
                headers(request),
                new Payload(body));
    }

    private static Map<String, String> headers(ServerRequest request) {
        Map<String, String> headers = new HashMap<>();
        request.headers().forEach(header -> headers.put(header.headerName().lowerCase(), header.get()));
        return headers;
    }

    private void handle(GitHubRequest request, GitHubCall call, ServerResponse response) {
        requests.add(request);
        witnesses.forEach(witness -> witness.called(call));
        CALLBACK_TOKEN
                .matcher(new String(request.body().bytes(), StandardCharsets.UTF_8))
                .results()
                .forEach(token -> KnownSecrets.known(token.group(1)));
        await(latency);
        Optional<GitHubFault> fault = faults.next(request);
        GitHubAnswer answer = fault.isPresent() ? happen(fault.get()) : answer(request, call);
        listeners.forEach(listener -> listener.accept(new AnsweredRequest(request, answer.status(), answer.body())));
        send(answer, response);
    }

    private GitHubAnswer answer(GitHubRequest request, GitHubCall call) {
        GitHubAnswer answer = api.answer(request);
        witnesses.forEach(witness -> witness.answered(call, answer));
        return answer;
    }

    private GitHubRequest read(GitHubOperation operation, ServerRequest request, byte[] body) {
        Map<String, String> parameters = new HashMap<>();
        for (String name : List.of("owner", "repo", "number", "id", "path", "attempt", "name")) {
            request.path().pathParameters().first(name).ifPresent(value -> parameters.put(name, value));
        }
        for (String name : List.of("ref", "per_page", "cursor", "page", "filter")) {
            request.query().first(name).ifPresent(value -> parameters.put(name, value));
        }
        Map<String, String> headers = headers(request);
        // Used by redirects, whose target depends on this server's address.
        parameters.put("base", "http://" + headers.getOrDefault("host", ""));
        parameters.put("place", request.path().rawPath().replaceFirst("^/repos/[^/]+/[^/]+", ""));
        Payload payload = new Payload(body);
        GitHubRequest known =
                new GitHubRequest(operation, Optional.empty(), clock.instant(), parameters, headers, payload);
        Optional<String> repository = Optional.ofNullable(parameters.get("repo"))
                .map(name -> (parameters.get("owner") + "/" + name).toLowerCase(Locale.ROOT))
                .or(() -> Optional.ofNullable(parameters.get("number")).flatMap(api.app()::repositoryOfId))
                .or(() -> operation == GitHubOperation.TOKEN ? api.app().tokenRepository(known) : Optional.empty());
        return new GitHubRequest(operation, repository, known.time(), parameters, headers, payload);
    }

    private static byte[] body(ServerRequest request) {
        if (!request.content().hasEntity()) {
            return new byte[0];
        }
        try (var stream = request.content().inputStream()) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private GitHubAnswer happen(GitHubFault fault) {
        return switch (fault) {
            case GitHubFault.CannedAnswer(int status, Map<String, String> headers, String body) ->
                new GitHubAnswer(status, headers, body);
            case GitHubFault.Reset() -> throw new CloseConnectionException("as planned");
            case GitHubFault.Silence() -> {
                await(Duration.ofDays(1));
                throw new CloseConnectionException("the simulator is closed");
            }
        };
    }

    // Ends early when the simulator is closed.
    private void await(Duration time) {
        if (time.isZero()) {
            return;
        }
        try {
            boolean _ = closed.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CloseConnectionException("the simulator is closed", e);
        }
    }

    private void send(GitHubAnswer answer, ServerResponse response) {
        response.status(Status.create(answer.status()));
        response.header(HeaderNames.DATE, HTTP_DATE.format(clock.instant()));
        answer.headers().forEach((name, value) -> response.header(HeaderNames.create(name), value));
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        if (body.length == 0) {
            response.send();
        } else {
            response.send(body);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop();
    }
}
