package crcr.endtoend;

import crcr.fixture.KnownSecrets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the doctor finds of HUD. */
class DoctorOfHudTest {
    private final ExaminedDeployment deployment = ExaminedDeployment.start();
    private final Map<String, String> settings = deployment.settings();

    @AfterEach
    void end() {
        deployment.close();
    }

    @Test
    void aKeyThatHudRefusesIsAFailure() {
        settings.put("HUD_BOT_KEY", KnownSecrets.NEW_HUD_KEY);
        deployment.assertOneFailure("HUD", "does not take the key: it answered 401", "HUD_BOT_KEY");
    }

    @ParameterizedTest
    @CsvSource({
        "403, failure, does not take the key, HUD_BOT_KEY",
        "404, failure, takes no records at HUD_API_URL, /crcr/results",
        "301, failure, a redirect, HUD_API_URL",
        "503, failure, HUD answered 503, HUD_API_URL",
        "429, warning, cannot be seen, again in a while",
        "200, warning, took a record without content, HUD_API_URL"
    })
    void whatHudAnswersIsUnderstood(int status, String result, String words, String nextStep) {
        deployment.hud().answerNext(1, status, "{}");
        deployment.assertOne(result, "HUD", words, nextStep);
    }

    @Test
    void aHudThatIsAwayIsAFailure() {
        settings.put("HUD_API_URL", "http://127.0.0.1:1");
        deployment.assertOneFailure("HUD", "cannot be reached", "let this machine reach HUD_API_URL");
    }

    @Test
    void withoutAHudThereIsNothingToCheck() {
        settings.remove("HUD_API_URL");
        settings.remove("HUD_BOT_KEY");
        deployment.examined(0).assertFound("skipped", "HUD", "HUD_API_URL is not set", "");
    }
}
