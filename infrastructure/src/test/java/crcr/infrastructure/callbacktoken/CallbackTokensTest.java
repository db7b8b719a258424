package crcr.infrastructure.callbacktoken;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.store.SettableClock;
import crcr.application.token.CheckCallbackToken.Verdict;
import crcr.domain.callback.CallbackToken;
import crcr.domain.callback.TokenBinding;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.repository.RepositoryName;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CallbackTokensTest {
    private static final Duration LIFE = Duration.ofDays(3);
    private static final byte[] KEY = utf8("key-of-the-tests-".repeat(2));
    private static final byte[] OTHER_KEY = utf8("another-key-of-the-tests-".repeat(2));
    private static final TokenBinding BINDING = new TokenBinding(
            new DeliveryId("72d3162e-cc78-11e3-81ab-4c9367dc0958"),
            RepositoryName.of("Acme/alpha.js"),
            RepositoryName.of("pytorch/pytorch"),
            OptionalLong.of(4_711),
            "d6fde92930d4715a2b49857d24b940956b26d2d3",
            false);
    private static final Verdict NOT_GENUINE = new Verdict.NotGenuine();

    private final SettableClock clock = new SettableClock();
    private final AtomicReference<List<byte[]>> keys = new AtomicReference<>(List.of(KEY));
    private final CallbackTokens tokens =
            new CallbackTokens(() -> keys.get().stream().map(TokenKey::of).toList(), LIFE, clock);

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Verdict check(String text) {
        return tokens.check(new CallbackToken(text));
    }

    private String mint() {
        return tokens.mint(BINDING).value();
    }

    @Test
    void whatIsMintedIsGenuineAndSaysWhatItIsGoodFor() {
        assertEquals(new Verdict.Genuine(BINDING), check(mint()));
    }

    @Test
    void aPushHasNoPullRequest() {
        TokenBinding push = new TokenBinding(
                BINDING.delivery(),
                BINDING.downstream(),
                BINDING.upstream(),
                OptionalLong.empty(),
                BINDING.headSha(),
                true);

        assertEquals(new Verdict.Genuine(push), tokens.check(tokens.mint(push)));
    }

    @Test
    void aPushOfAPullRequestHasBoth() {
        TokenBinding push = new TokenBinding(
                BINDING.delivery(), BINDING.downstream(), BINDING.upstream(), OptionalLong.of(7), "c0ffee", true);

        assertEquals(new Verdict.Genuine(push), tokens.check(tokens.mint(push)));
    }

    @Test
    void aTokenThatDoesNotTellAPushIsOfOneIfItHasNoPullRequest() throws GeneralSecurityException {
        String claims = "{\"exp\":" + clock.instant().plus(LIFE).getEpochSecond()
                + ",\"delivery\":\"d1\",\"downstream\":\"a/one\",\"upstream\":\"up/stream\",\"sha\":\"c0ffee\"%s}";

        for (String pullRequest : new String[] {"", ",\"pr\":7"}) {
            Verdict.Genuine genuine = assertInstanceOf(
                    Verdict.Genuine.class, check(signed("{\"alg\":\"HS256\"}", claims.formatted(pullRequest))));
            assertEquals(pullRequest.isEmpty(), genuine.binding().push());
        }
    }

    @Test
    void aTokenIsAnOrdinaryHs256JsonWebToken() throws GeneralSecurityException {
        String[] parts = mint().split("\\.", -1);

        assertEquals(3, parts.length);
        assertEquals(
                "{\"alg\":\"HS256\"}", new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8));
        assertArrayEquals(
                hmac(KEY, parts[0] + "." + parts[1]), Base64.getUrlDecoder().decode(parts[2]));
    }

    private static byte[] hmac(byte[] key, String signed) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(utf8(signed));
    }

    private static String signed(String header, String claims) throws GeneralSecurityException {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        String signed = base64.encodeToString(utf8(header)) + "." + base64.encodeToString(utf8(claims));
        return signed + "." + base64.encodeToString(hmac(KEY, signed));
    }

    // The payload of a dispatch has a limit, which this counts towards.

    @Test
    void aTokenIsShortAndNeedsNoEscapes() {
        assertTrue(mint().length() < 400, () -> "a token of " + mint().length() + " characters");
        assertTrue(mint().matches("[A-Za-z0-9._-]+"));
    }

    @Test
    void theLongestTokenIsWithinItsBound() {
        String name = "o".repeat(39) + "/" + "n".repeat(100);
        TokenBinding longest = new TokenBinding(
                new DeliveryId("d".repeat(64)),
                RepositoryName.of(name),
                RepositoryName.of(name),
                OptionalLong.of(Long.MAX_VALUE),
                "f".repeat(64),
                true);

        CallbackToken token = tokens.mint(longest);
        assertTrue(
                token.value().length() <= CallbackTokens.MOST_CHARACTERS,
                () -> "it has " + token.value().length());
        assertEquals(new Verdict.Genuine(longest), tokens.check(token));
    }

    // Time.

    @Test
    void aTokenIsGoodForItsLifeAndNoLonger() {
        String token = mint();
        clock.pass(LIFE.minusMillis(1));
        assertInstanceOf(Verdict.Genuine.class, check(token));

        clock.pass(Duration.ofMillis(1));
        assertEquals(new Verdict.Expired(clock.instant()), check(token));
        assertInstanceOf(Verdict.Genuine.class, check(mint()));
    }

    // Keys.

    @Test
    void aTokenOfAnotherKeyIsNotGenuine() {
        keys.set(List.of(OTHER_KEY));
        String token = mint();
        keys.set(List.of(KEY));

        assertEquals(NOT_GENUINE, check(token));
    }

    @Test
    void whatIsExpiredAndOfAnotherKeyTellsNothingOfItsTime() {
        String token = mint();
        clock.pass(LIFE);
        keys.set(List.of(OTHER_KEY));

        assertEquals(NOT_GENUINE, check(token));
    }

    @Test
    void duringARotationBothKeysAreAcceptedAndTheFirstOneSigns() {
        String before = mint();
        keys.set(List.of(OTHER_KEY, KEY));
        String meanwhile = mint();
        assertInstanceOf(Verdict.Genuine.class, check(before));
        assertInstanceOf(Verdict.Genuine.class, check(meanwhile));

        keys.set(List.of(OTHER_KEY));
        assertEquals(NOT_GENUINE, check(before));
        assertInstanceOf(Verdict.Genuine.class, check(meanwhile));
    }

    // RFC 5869, with the values of this relay, calculated by hand from two HMACs.
    @Test
    void theDerivedKeyIsThatOfHkdf() throws GeneralSecurityException {
        byte[] secret = utf8("webhook-secret");
        byte[] extracted = hmac(new byte[32], "webhook-secret");

        assertArrayEquals(hmac(extracted, "crcr callback token, version 1\u0001"), CallbackTokens.derivedKey(secret));
        assertNotEquals(
                HexFormat.of().formatHex(CallbackTokens.derivedKey(secret)),
                HexFormat.of().formatHex(CallbackTokens.derivedKey(utf8("webhook-secret2"))));
    }

    // Forgeries.

    static Stream<Arguments> otherBindings() {
        return Stream.of(
                Arguments.of(
                        "delivery", "72d3162e-cc78-11e3-81ab-4c9367dc0958", "72d3162e-cc78-11e3-81ab-4c9367dc0959"),
                Arguments.of("downstream", "Acme/alpha.js", "Acme/beta.js"),
                Arguments.of("upstream", "pytorch/pytorch", "mallory/pytorch"),
                Arguments.of("pull request", "4711", "4712"),
                Arguments.of("head", "d6fde92930d4", "e6fde92930d4"),
                Arguments.of("expiry", "\"exp\":1", "\"exp\":2"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("otherBindings")
    void noBoundFieldCanBeChanged(String what, String from, String to) {
        String[] parts = mint().split("\\.", -1);
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        assertTrue(claims.contains(from), claims);
        String changed = Base64.getUrlEncoder().withoutPadding().encodeToString(utf8(claims.replace(from, to)));

        assertEquals(NOT_GENUINE, check(parts[0] + "." + changed + "." + parts[2]));
    }

    @Test
    void noCharacterCanBeChanged() {
        String token = mint();
        for (int place = 0; place < token.length(); place++) {
            for (int bit = 0; bit < 7; bit++) {
                String changed = token.substring(0, place)
                        + (char) (token.charAt(place) ^ (1 << bit))
                        + token.substring(place + 1);
                assertEquals(NOT_GENUINE, check(changed), changed);
            }
        }
    }

    @Test
    void nothingCanBeLeftOutOrPutIn() {
        String token = mint();
        for (int place = 0; place <= token.length(); place++) {
            assertEquals(
                    place == token.length() ? new Verdict.Genuine(BINDING) : NOT_GENUINE,
                    check(token.substring(0, place)));
            for (String more : List.of("A", ".", "=", " ", "\n", "é", "\u0000")) {
                assertEquals(NOT_GENUINE, check(token.substring(0, place) + more + token.substring(place)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"none\"}",
                "{\"alg\":\"HS512\"}",
                "{\"alg\":\"RS256\"}",
                "{\"alg\":\"HS256\",\"typ\":\"JWT\"}",
                "{\"alg\": \"HS256\"}",
                "{\"alg\":\"HS256\",\"crit\":[\"x\"]}",
                "{}",
                ""
            })
    void anotherHeaderIsRefusedWhoeverSignedIt(String header) throws GeneralSecurityException {
        String claims = new String(Base64.getUrlDecoder().decode(mint().split("\\.", -1)[1]), StandardCharsets.UTF_8);
        assertEquals(NOT_GENUINE, check(signed(header, claims)));
        assertEquals(new Verdict.Genuine(BINDING), check(signed("{\"alg\":\"HS256\"}", claims)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "{\"exp\":1}",
                "{\"exp\":\"tomorrow\"}",
                "{\"exp\":9999999999,\"delivery\":\"d\",\"downstream\":\"a/b\",\"upstream\":\"c/d\"}",
                "{\"exp\":9999999999,\"delivery\":\"\",\"downstream\":\"a/b\",\"upstream\":\"c/d\",\"sha\":\"f\"}",
                "{\"exp\":9999999999,\"delivery\":\"d\",\"downstream\":\"ab\",\"upstream\":\"c/d\",\"sha\":\"f\"}",
                "{\"exp\":9999999999,\"delivery\":\"d\",\"downstream\":\"a/b\",\"upstream\":7,\"sha\":\"f\"}",
                "{\"exp\":9999999999,\"delivery\":\"d\",\"downstream\":\"a/b\",\"upstream\":\"c/d\",\"sha\":\"f\",\"pr\":1.5}"
            })
    void whatItsKeySignedForAnotherPurposeIsNoToken(String claims) throws GeneralSecurityException {
        assertEquals(NOT_GENUINE, check(signed("{\"alg\":\"HS256\"}", claims)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "...",
                "a.b.c",
                "eyJhbGciOiJIUzI1NiJ9",
                "eyJhbGciOiJIUzI1NiJ9.",
                "eyJhbGciOiJIUzI1NiJ9..",
                "\ud800",
                "null"
            })
    void garbageIsNoToken(String text) {
        assertEquals(NOT_GENUINE, check(text));
    }

    @Test
    void randomTextIsNoToken() {
        Random random = new Random(4_711);
        String token = mint();
        for (int number = 0; number < 20_000; number++) {
            StringBuilder text =
                    new StringBuilder(random.nextBoolean() ? token : token.substring(0, token.indexOf('.') + 1));
            int changes = 1 + random.nextInt(8);
            for (int change = 0; change < changes; change++) {
                int place = random.nextInt(text.length() + 1);
                switch (random.nextInt(3)) {
                    case 0 -> text.insert(place, (char) random.nextInt(0x2_0000 >> random.nextInt(11)));
                    case 1 -> text.delete(place, Math.min(text.length(), place + random.nextInt(20)));
                    default -> text.insert(place, text.substring(0, random.nextInt(text.length() + 1)));
                }
            }
            if (!text.toString().equals(token)) {
                assertEquals(NOT_GENUINE, check(text.toString()), text.toString());
            }
        }
    }

    @Test
    void aVeryLongTextIsNotLookedInto() {
        keys.set(List.of());

        assertEquals(NOT_GENUINE, check("eyJhbGciOiJIUzI1NiJ9." + "A".repeat(2_000_000) + ".A"));
    }

    @Test
    void aTokenDoesNotShowItself() {
        assertFalse(tokens.mint(BINDING).toString().contains("eyJ"));
    }
}
