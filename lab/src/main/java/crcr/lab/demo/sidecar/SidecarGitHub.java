package crcr.lab.demo.sidecar;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import crcr.domain.allowlist.Allowlist;
import crcr.domain.allowlist.Grant;
import crcr.domain.document.DocumentReading;
import crcr.infrastructure.allowlist.AllowlistYaml;
import crcr.lab.demo.webhook.WebhookEvent;
import crcr.lab.simulator.github.GitHubSimulator;
import crcr.lab.simulator.github.ReceivedDispatch;
import io.helidon.webserver.WebServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;

/**
 * Runs a simulated GitHub as a process of its own beside a relay that runs as in production, for a cluster without a
 * GitHub App ({@code k8s/overlays/local}). The App is installed on every repository of the allowlist, and on the
 * upstream of {@link SidecarPush}. Each dispatch is a line of its log, and of its page.
 */
public final class SidecarGitHub implements AutoCloseable {
    private final GitHubSimulator gitHub;
    private final WebServer page;
    private final List<String> dispatches = new CopyOnWriteArrayList<>();

    private SidecarGitHub(int apiPort, int pagePort) {
        this.gitHub = GitHubSimulator.start(apiPort, Clock.systemUTC());
        this.page = WebServer.builder()
                .port(pagePort)
                .shutdownHook(false)
                .routing(rules -> rules.get("/", (_, response) -> response.send(String.join("", dispatches))))
                .build();
    }

    /**
     * Runs until it is killed.
     *
     * @param arguments the port of the API, on loopback; the port of the page, for startup probes; the file for the
     *     App's private key; the allowlist
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        quiet();
        try (SidecarGitHub running =
                new SidecarGitHub(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]))) {
            running.start(Path.of(arguments[2]), Path.of(arguments[3]));
            new CountDownLatch(1).await();
        }
    }

    /** Silences the log, so that standard output has only the events. */
    static void quiet() {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.ERROR);
    }

    private void start(Path keyFile, Path allowlist) throws IOException {
        switch (new AllowlistYaml().read(Files.readString(allowlist))) {
            case DocumentReading.Valid<Allowlist>(var listed, var _) ->
                listed.granted(Grant.DISPATCH)
                        .forEach(downstream ->
                                gitHub.install(downstream.repository().toString()));
            case DocumentReading.Invalid<Allowlist>(var problems) -> throw new IOException(allowlist + ": " + problems);
        }
        gitHub.install(WebhookEvent.builtIn().upstream());
        gitHub.onDispatch(this::received);
        Path part =
                Files.writeString(keyFile.resolveSibling(keyFile.getFileName() + ".part"), gitHub.privateKeyPkcs1());
        Files.move(part, keyFile, StandardCopyOption.ATOMIC_MOVE);
        page.start();
        System.out.println("simulated GitHub at " + gitHub.apiUrl());
    }

    private void received(ReceivedDispatch dispatch) {
        String line = "%s  %s dispatched to %s%n"
                .formatted(Instant.now().truncatedTo(ChronoUnit.SECONDS), dispatch.eventType(), dispatch.repository());
        dispatches.add(line);
        System.out.print(line);
    }

    @Override
    public void close() {
        page.stop();
        gitHub.close();
    }
}
