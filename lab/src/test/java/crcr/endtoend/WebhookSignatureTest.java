package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebhookSignatureTest {
    private static final byte[] BODY = Payloads.pullRequest("opened");
    private static final String GOOD = Webhook.signature(Surroundings.WEBHOOK_SECRET, BODY);

    private final World world = World.start();

    @AfterAll
    void end() {
        world.close();
    }

    static Stream<Arguments> wrongSignatures() {
        String hex = GOOD.substring("sha256=".length());
        return Stream.of(
                Arguments.of("empty", ""),
                Arguments.of("no prefix", hex),
                Arguments.of("the prefix of SHA-1", "sha1=" + hex),
                Arguments.of("a prefix in capitals", "SHA256=" + hex),
                Arguments.of("digits in capitals", "sha256=" + hex.toUpperCase(Locale.ROOT)),
                Arguments.of("a digit too few", GOOD.substring(0, GOOD.length() - 1)),
                Arguments.of("a digit too many", GOOD + "0"),
                Arguments.of("no digits", "sha256="),
                Arguments.of("no hexadecimal digits", "sha256=" + "x".repeat(64)),
                Arguments.of("of another secret", Webhook.signature("another secret", BODY)),
                Arguments.of(
                        "of another body",
                        Webhook.signature(Surroundings.WEBHOOK_SECRET, Payloads.pullRequest("closed"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongSignatures")
    void aSignatureIsRefusedThatIs(String what, String signature) {
        Webhook webhook =
                Webhook.of("pull_request", Webhook.newDelivery(), BODY).with(Webhook.SIGNATURE, signature);
        assertRefusedWithoutATrace(webhook);
    }

    @Test
    void aBodyWithoutSignatureIsRefused() {
        assertRefusedWithoutATrace(Payloads.openedPullRequest().without(Webhook.SIGNATURE));
    }

    @Test
    void aBodyIsRefusedOfWhichOneBitWasChangedAfterItWasSigned() {
        byte[] changed = BODY.clone();
        changed[changed.length - 3] ^= 1;
        assertRefusedWithoutATrace(
                Webhook.of("pull_request", Webhook.newDelivery(), BODY).withForeignBody(changed));
    }

    @Test
    void nothingElseIsLookedAtBeforeTheSignature() {
        byte[] malformed = "{".getBytes(StandardCharsets.UTF_8);
        assertRefusedWithoutATrace(Webhook.of("pull_request", "no id!", malformed)
                .without(Webhook.SIGNATURE)
                .without(Webhook.EVENT)
                .with("Content-Type", "text/plain"));
    }

    @Test
    void theSameBodyWithTheRightSignatureIsTaken() {
        world.send(Webhook.of("pull_request", Webhook.newDelivery(), BODY)).assertTaken(202);
    }

    private void assertRefusedWithoutATrace(Webhook webhook) {
        Map<String, String> before = StoreContents.now();
        world.send(webhook).assertRefused(401);
        assertEquals(before, StoreContents.now());
    }
}
