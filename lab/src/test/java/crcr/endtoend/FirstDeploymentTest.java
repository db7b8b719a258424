package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.fixture.Eventually;
import crcr.fixture.FreePort;
import crcr.fixture.KnownSecrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * docs/start/one-machine.md, followed step by step with a simulated GitHub: its files are written and its commands are
 * typed, in their order. Not on Windows: it needs bash.
 */
class FirstDeploymentTest {
    static final String PAGE = "one-machine.md";

    private static final String HOME = "/home/you";
    private static final String UPSTREAM = "your-org/upstream";
    private static final String DOWNSTREAM = "your-org/downstream";
    private static final String SERVE = "./relay serve";
    private static final StartWorkflow WORKFLOW = StartWorkflow.read();

    @TempDir
    private Path home = Path.of("");

    private final Surroundings surroundings = new Surroundings();
    private final Http http = new Http();
    private final int publicPort = FreePort.any();
    private final int managementPort = FreePort.any();
    private final StringBuilder printed = new StringBuilder();
    private final List<String> typed = new ArrayList<>();
    private Optional<Terminal> terminal = Optional.empty();

    @AfterEach
    void endEverything() {
        terminal.ifPresent(Terminal::close);
        http.close();
        surroundings.close();
    }

    @Test
    void whoFollowsThePageHasARelay() throws IOException {
        surroundings.github().install(UPSTREAM);
        surroundings.github().install(DOWNSTREAM);
        Path downloads = Files.createDirectory(home.resolve("Downloads"));
        Files.writeString(
                downloads.resolve("your-app.private-key.pem"),
                surroundings.github().privateKeyPkcs1());
        Terminal opened = Terminal.open(home, publicPort, managementPort, surroundings);
        terminal = Optional.of(opened);

        for (StartPage.Step step :
                StartPage.read(StartPage.FOLDER.resolve(PAGE)).steps()) {
            follow(opened, step);
        }

        assertTrue(typed.size() > 8, typed::toString);
        assertTrue(typed.contains(SERVE), typed::toString);
        assertTrue(
                printed.toString().contains("(pull_request opened, #4711, d6fde92) was dispatched at "),
                printed::toString);
    }

    private void follow(Terminal opened, StartPage.Step step) {
        switch (step) {
            case StartPage.Written(String path, String content) -> write(Path.of(here(path)), here(content));
            case StartPage.Typed(String command) when WORKFLOW.runs(command) -> {
                // Takes a whole build, or a machine of its own.
            }
            case StartPage.Typed(String command)
            when command.equals(SERVE) -> {
                typed.add(command);
                opened.begin(command);
                URI ready = URI.create("http://127.0.0.1:" + managementPort + "/readyz");
                Eventually.holds("the relay is ready", () -> opened.answers(http, ready));
            }
            case StartPage.Typed(String command) -> {
                if (command.contains("./relay why")) {
                    openPullRequest();
                }
                typed.add(command);
                printed.append(opened.type(here(command)));
            }
        }
    }

    /** The page's placeholders as they are here. */
    private String here(String text) {
        return text.replace(HOME, home.toString())
                .replace(
                        "GITHUB_APP_ID: 123456",
                        "GITHUB_APP_ID: " + surroundings.github().appId())
                .replace("127.0.0.1:9090", "127.0.0.1:" + managementPort);
    }

    private static void write(Path file, String content) {
        try {
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // With the secret that the page had made.
    private void openPullRequest() {
        String secret = secret();
        byte[] body = new String(Payloads.pullRequest("opened"), StandardCharsets.UTF_8)
                .replace(
                        "\"full_name\":\"pytorch/pytorch\",\"private\"",
                        "\"full_name\":\"" + UPSTREAM + "\",\"private\"")
                .getBytes(StandardCharsets.UTF_8);
        Webhook webhook = Webhook.of("pull_request", Webhook.newDelivery(), body)
                .with(Webhook.SIGNATURE, Webhook.signature(secret, body));
        http.send(webhook.to(URI.create("http://127.0.0.1:" + publicPort + "/github/webhook")))
                .assertTaken(202);
        Eventually.holds(
                "the event is dispatched",
                () -> surroundings.github().dispatches().stream()
                        .anyMatch(dispatch -> dispatch.repository().equals(DOWNSTREAM)));
        assertEquals(1, surroundings.github().dispatches().size());
    }

    private String secret() {
        try {
            return KnownSecrets.known(Files.readString(home.resolve("crcr/secrets/webhook-secret"))
                    .strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
