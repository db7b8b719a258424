package crcr.infrastructure.redis.identity;

import crcr.application.callback.AdmitCaller.Admission;
import crcr.application.callback.Caller;
import crcr.domain.repository.RepositoryIdentity;
import crcr.domain.repository.RepositoryName;
import crcr.infrastructure.redis.scripts.Answered;
import crcr.infrastructure.redis.scripts.ScriptCall;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** The admission of a caller, in the form of the scripts' arguments and answers. */
public record Admitting(Caller caller, RepositoryName listed, int perMinute) {
    private static final RepositoryIdentity NOT_TOLD = new RepositoryIdentity("", "");

    /** Adds the caller's facts to the arguments of a call. */
    public ScriptCall given(ScriptCall call) {
        boolean isRenamed = !caller.repository().equals(listed);
        RepositoryIdentity identity = caller.identity().orElse(NOT_TOLD);
        return call.with("per_minute", perMinute)
                .with("issuer", caller.issuer())
                .with("repository", listed.key())
                .with("name", listed.toString())
                .with("repository_id", identity.repositoryId())
                .with("owner_id", identity.ownerId())
                .with("present_name", isRenamed ? caller.repository().toString() : "");
    }

    /** Adds arguments that admit no caller. */
    public static ScriptCall nobody(ScriptCall call) {
        return call.with("per_minute", "")
                .with("issuer", "")
                .with("repository", "")
                .with("name", "")
                .with("repository_id", "")
                .with("owner_id", "")
                .with("present_name", "");
    }

    /** Reads why a caller is not admitted. */
    public static Admission.Refusal refusal(Answered answer) {
        return switch (answer.text("outcome")) {
            case "exhausted" -> new Admission.Exhausted(Duration.of(answer.number("wait_us"), ChronoUnit.MICROS));
            case "other_identity" -> new Admission.OtherIdentity();
            case "not_remembered" -> new Admission.NotRemembered();
            default -> throw answer.unknown("outcome");
        };
    }
}
