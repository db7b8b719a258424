package crcr.infrastructure.http.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import crcr.infrastructure.http.intake.HttpReply;
import io.helidon.http.HeaderNames;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may change something. */
final class OperatorGuardTest {
    private static final OperatorGuard WITHOUT_TOKEN = new OperatorGuard(Optional::empty);
    private static final OperatorGuard WITH_TOKEN =
            new OperatorGuard(() -> Optional.of("let-me-in".getBytes(StandardCharsets.UTF_8)));

    private static InetSocketAddress at(String address) {
        return new InetSocketAddress(address, 40_000);
    }

    private static int status(Optional<HttpReply> refusal) {
        return refusal.map(reply -> reply.status().code()).orElse(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.8.9.1", "::1", "::ffff:127.0.0.1"})
    void withoutATokenThisMachineMay(String address) {
        assertEquals(0, status(WITHOUT_TOKEN.refusal(at(address), Optional.empty(), false)));
        assertEquals(0, status(WITHOUT_TOKEN.refusal(at(address), Optional.of("Bearer any"), false)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1", "192.168.1.1", "0.0.0.0", "2001:db8::1", "128.0.0.1"})
    void withoutATokenNobodyElseMay(String address) {
        assertEquals(403, status(WITHOUT_TOKEN.refusal(at(address), Optional.empty(), false)));
        assertEquals(403, status(WITHOUT_TOKEN.refusal(at(address), Optional.of("Bearer let-me-in"), false)));
    }

    @Test
    void anAddressThatIsNotKnownIsNotThisMachine() {
        assertEquals(
                403,
                status(WITHOUT_TOKEN.refusal(
                        InetSocketAddress.createUnresolved("localhost", 1), Optional.empty(), false)));
    }

    @Test
    void aPageInABrowserOfThisMachineMayNot() {
        assertEquals(403, status(WITHOUT_TOKEN.refusal(at("127.0.0.1"), Optional.empty(), true)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer let-me-in", "bearer let-me-in", "BEARER  let-me-in "})
    void whoPresentsTheTokenMayFromAnywhere(String authorization) {
        assertEquals(0, status(WITH_TOKEN.refusal(at("10.0.0.1"), Optional.of(authorization), false)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer let-me-out",
                "Bearer let-me-i",
                "Bearer let-me-in2",
                "Bearer",
                "let-me-in",
                "Basic let-me-in",
                ""
            })
    void whoeverElseMayNotAlsoOnThisMachine(String authorization) {
        HttpReply refusal = WITH_TOKEN
                .refusal(at("127.0.0.1"), Optional.of(authorization), false)
                .orElseThrow();

        assertEquals(401, refusal.status().code());
        assertEquals("Bearer", refusal.headers().get(HeaderNames.WWW_AUTHENTICATE));
        assertFalse(refusal.body().toString().contains("let-me"));
        assertEquals(401, status(WITH_TOKEN.refusal(at("127.0.0.1"), Optional.empty(), false)));
    }
}
