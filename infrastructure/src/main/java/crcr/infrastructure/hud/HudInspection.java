package crcr.infrastructure.hud;

import crcr.application.doctor.DoctorFinding;
import crcr.application.hud.Hud.HudAnswer;
import crcr.application.operator.Setting;
import crcr.domain.delivery.Payload;
import crcr.infrastructure.shared.outgoing.OutgoingHttp;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * Inspects whether HUD is reachable and accepts the key. HUD has no call for that, so that the relay sends a record
 * that HUD has to refuse: one of the right form without content. HUD refuses a body that is no JSON before it checks
 * the key, and fails if the form is another one.
 */
public final class HudInspection {
    private static final String ABOUT = "HUD";
    private static final Payload NO_RECORD = new Payload(
            "{\"trusted\":{},\"untrusted\":{\"callback_payload\":{\"workflow\":{}}}}".getBytes(StandardCharsets.UTF_8));

    private final HudClient hud;

    /** Opens no connection yet. The parameters are those of {@link HudClient}. */
    public HudInspection(OutgoingHttp http, URI hudApiUrl, Supplier<String> botKey, MeterRegistry meters) {
        this.hud = new HudClient(http, hudApiUrl, botKey, 0, meters);
    }

    /** Returns the finding from HUD's answer, within 3 seconds. Nothing is thrown. */
    public DoctorFinding finding() {
        return switch (hud.deliver(NO_RECORD)) {
            case HudAnswer.Refused(int status, String message) -> refused(status, message);
            case HudAnswer.Busy(int status, String message) -> refused(status, message);
            case HudAnswer.Delivered(), HudAnswer.Duplicate() ->
                new DoctorFinding.Warning(
                        ABOUT,
                        "it can be reached, and took a record without content: it does not look at what it is sent,"
                                + " perhaps not at the key either",
                        "check that " + Setting.HUD_API_URL
                                + " leads to HUD; ask its operators to refuse records without content");
            case HudAnswer.Away(String cause) ->
                new DoctorFinding.Failure(
                        ABOUT,
                        cause,
                        "let this machine reach " + Setting.HUD_API_URL
                                + "; if HUD itself is failing, its records wait in the" + " relay until it is back");
            case HudAnswer.Skipped() -> throw new IllegalStateException("there is a HUD");
        };
    }

    private static DoctorFinding refused(int status, String message) {
        return switch (status) {
            case 400, 422 -> new DoctorFinding.Ok(ABOUT, "it can be reached, and takes the key");
            case 401, 403 ->
                new DoctorFinding.Failure(
                        ABOUT,
                        "it does not take the key: it answered " + status + " " + message,
                        "set " + Setting.HUD_BOT_KEY + " to the key that HUD knows the relay by");
            case 404, 405, 410 ->
                new DoctorFinding.Failure(
                        ABOUT,
                        "it takes no records at " + Setting.HUD_API_URL + ": it answered " + status,
                        "set " + Setting.HUD_API_URL + " so that HUD's address for records is " + Setting.HUD_API_URL
                                + " with /crcr/results added");
            default ->
                new DoctorFinding.Warning(
                        ABOUT,
                        "it can be reached; whether it takes the key cannot be seen from its answer: " + status + " "
                                + message,
                        "run the doctor again in a while, and ask HUD's operators if it stays");
        };
    }
}
