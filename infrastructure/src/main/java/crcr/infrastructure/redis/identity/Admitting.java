package crcr.infrastructure.redis.identity;

import crcr.application.callback.AdmitCaller.Admission;
import crcr.application.callback.Caller;
import crcr.domain.repository.RepositoryIdentity;
import crcr.domain.repository.RepositoryName;
import crcr.infrastructure.redis.scripts.Answered;
import crcr.infrastructure.redis.scripts.ScriptCall;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** A caller that is to be let in, as the scripts are given it, and what they answer of it. */
public record Admitting(Caller caller, RepositoryName listed, int perMinute) {
    private static final RepositoryIdentity NOT_TOLD = new RepositoryIdentity("", "");

    /** Gives a call what it compares. */
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

    /** Gives a call nobody to let in. */
    public static ScriptCall nobody(ScriptCall call) {
        return call.with("per_minute", "")
                .with("issuer", "")
                .with("repository", "")
                .with("name", "")
                .with("repository_id", "")
                .with("owner_id", "")
                .with("present_name", "");
    }

    /** Reads why a caller is not let in. */
    public static Admission.Refusal refusal(Answered answer) {
        return switch (answer.text("outcome")) {
            case "exhausted" -> new Admission.Exhausted(Duration.of(answer.number("wait_us"), ChronoUnit.MICROS));
            case "other_identity" -> new Admission.OtherIdentity();
            case "not_remembered" -> new Admission.NotRemembered();
            default -> throw answer.unknown("outcome");
        };
    }
}
