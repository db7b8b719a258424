package crcr.infrastructure.github.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import crcr.application.doctor.DoctorFinding;
import crcr.application.operator.Setting;
import crcr.infrastructure.github.api.GitHubMessage;
import java.util.ArrayList;
import java.util.List;

/**
 * The webhook of the App, as GitHub has it. GitHub shows that there is a secret, but not its value.
 *
 * @see <a href="https://docs.github.com/en/rest/apps/webhooks#get-a-webhook-configuration-for-an-app">GitHub's
 *     reference</a>
 */
final class RegisteredWebhook {
    private static final String ABOUT = "webhook of the App";
    private static final String IN_SETTINGS = "in the App's settings at GitHub, ";
    private static final String PATH = "/github/webhook";

    private RegisteredWebhook() {}

    /** Returns the finding for an App without a webhook. */
    static DoctorFinding absent() {
        return new DoctorFinding.Failure(
                ABOUT,
                "the App has no webhook, so the relay gets no event",
                IN_SETTINGS + "activate the webhook, with the relay's address and " + PATH + " as its URL");
    }

    /** Returns all problems of the webhook, or one finding that there are none. */
    static List<DoctorFinding> findings(JsonNode configuration) {
        String url = showable(configuration.path("url").asText(""));
        if (url.isEmpty()) {
            return List.of(absent());
        }
        List<DoctorFinding> findings = new ArrayList<>();
        if (!configuration.path("content_type").asText().equals("json")) {
            findings.add(new DoctorFinding.Failure(
                    ABOUT,
                    "its content type is not application/json, and the relay answers anything else with 415",
                    IN_SETTINGS + "set the webhook's content type to application/json"));
        }
        if (configuration.path("secret").asText("").isEmpty()) {
            findings.add(new DoctorFinding.Failure(
                    ABOUT,
                    "it has no secret, and the relay answers whatever is not signed with 401",
                    IN_SETTINGS + "set the webhook's secret to the value of " + Setting.GITHUB_APP_SECRET));
        }
        // GitHub's reference allows a text and a number.
        if (!configuration.path("insecure_ssl").asText("0").equals("0")) {
            findings.add(new DoctorFinding.Warning(
                    ABOUT,
                    "GitHub does not check the certificate that it sends webhooks to",
                    IN_SETTINGS + "enable SSL verification"));
        }
        if (!url.startsWith("https://")) {
            findings.add(new DoctorFinding.Warning(
                    ABOUT, "webhooks are sent in the clear to " + url, IN_SETTINGS + "give an https URL"));
        }
        if (!url.replaceFirst("/$", "").endsWith(PATH)) {
            findings.add(new DoctorFinding.Warning(
                    ABOUT,
                    "its URL is " + url + ", and the relay takes webhooks only at " + PATH,
                    IN_SETTINGS + "let the URL end with " + PATH + ", unless a proxy adds it"));
        }
        return findings.isEmpty() ? List.of(new DoctorFinding.Ok(ABOUT, "signed JSON goes to " + url)) : findings;
    }

    // The user info or the query may hold a password.
    private static String showable(String url) {
        return GitHubMessage.shortened(url.replaceFirst("[?#].*", "").replaceFirst("//[^/]*@", "//"));
    }
}
