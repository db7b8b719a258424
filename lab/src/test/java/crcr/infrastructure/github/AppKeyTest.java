package crcr.infrastructure.github;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.dispatch.SendDispatch.DispatchAnswer;
import crcr.infrastructure.github.api.AppKey;
import crcr.lab.simulator.github.GitHubOperation;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AppKeyTest extends AgainstSimulator {
    @BeforeEach
    void install() {
        simulator.install("org/repo");
    }

    @Test
    void aKeyInPkcs1SignsWhatGitHubAccepts() {
        assertAccepted(simulator.privateKeyPkcs1());
    }

    @Test
    void aKeyInPkcs8SignsWhatGitHubAccepts() {
        assertAccepted(simulator.privateKeyPkcs8());
    }

    @Test
    void aKeyOnOneLineSignsWhatGitHubAccepts() {
        assertAccepted(simulator.privateKeyPkcs1().replace("\n", "\\n"));
    }

    @Test
    void aKeyWithOtherLineBreaksAndSpacesAroundSignsWhatGitHubAccepts() {
        assertAccepted("\r\n  " + simulator.privateKeyPkcs1().replace("\n", " \r\n") + "\n\n");
    }

    @Test
    void aKeyOfAnotherAppIsNotAccepted() throws Exception {
        DispatchAnswer.Failed failed =
                assertInstanceOf(DispatchAnswer.Failed.class, sendWith(pem("RSA", "PRIVATE KEY")));
        assertTrue(failed.cause().contains("GitHub does not accept the App itself"), failed.cause());
    }

    @Test
    void aKeyThatIsNotRsaIsRefused() throws Exception {
        assertTrue(problem(pem("EC", "PRIVATE KEY")).contains("not an RSA key"));
    }

    @Test
    void whatIsNoPrivateKeyIsRefusedWithAdvice() throws Exception {
        assertTrue(problem("").contains("does not begin with -----BEGIN RSA PRIVATE KEY-----"));
        assertTrue(problem("/etc/key.pem").contains("give the content of the .pem file"));
        assertTrue(problem(pem("RSA", "ENCRYPTED PRIVATE KEY")).contains("passphrase"));
        assertTrue(problem(pem("RSA", "PUBLIC KEY")).contains("not an RSA private key"));
        assertTrue(problem(pem("EC", "EC PRIVATE KEY")).contains("not an RSA private key"));
    }

    @Test
    void aKeyThatWasCutOffIsRefusedAndNotQuoted() {
        String pem = simulator.privateKeyPkcs1();
        String problem = problem(pem.substring(0, 600) + "\n-----END RSA PRIVATE KEY-----");

        assertTrue(problem.contains("cut off"), problem);
        assertFalse(problem.contains(pem.substring(40, 60)), problem);
    }

    @Test
    void anotherKeySignsFromTheNextCallOnAndTokensStay() {
        assertEquals(new DispatchAnswer.Taken(), send("org/repo"));
        simulator.replacePrivateKey();
        change(simulator.privateKeyPkcs1());

        assertEquals(new DispatchAnswer.Taken(), send("org/repo"));
        assertEquals(1, count(GitHubOperation.TOKEN));

        simulator.install("org/more");
        assertEquals(new DispatchAnswer.Taken(), send("org/more"));
        assertEquals(2, count(GitHubOperation.TOKEN));
    }

    @Test
    void aKeyShowsNothingOfItself() {
        assertEquals("AppKey[RSA, 2048 bits]", key(simulator.privateKeyPkcs1()).toString());
        assertEquals(
                "Valid[key=AppKey[RSA, 2048 bits]]",
                AppKey.parse(simulator.privateKeyPkcs8()).toString());
    }

    private void assertAccepted(String pem) {
        assertEquals(new DispatchAnswer.Taken(), sendWith(pem));
    }

    private DispatchAnswer sendWith(String pem) {
        change(pem);
        return send(gitHub(clock, Duration.ofSeconds(60)), "org/repo", "{}");
    }

    private static String problem(String pem) {
        return assertInstanceOf(AppKey.AppKeyReading.Invalid.class, AppKey.parse(pem))
                .problem();
    }

    private static String pem(String algorithm, String kind) throws Exception {
        byte[] der = KeyPairGenerator.getInstance(algorithm)
                .generateKeyPair()
                .getPrivate()
                .getEncoded();
        return "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + kind
                + "-----\n";
    }
}
