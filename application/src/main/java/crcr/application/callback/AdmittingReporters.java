package crcr.application.callback;

import crcr.application.callback.AdmitCaller.Admission;
import crcr.domain.allowlist.Downstream;
import crcr.domain.callback.Standing;
import crcr.domain.repository.RepositoryName;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

/** Decides which callers may report. */
public final class AdmittingReporters {
    private final AdmitCaller admission;

    /** Admits callers through {@code admission}. */
    public AdmittingReporters(AdmitCaller admission) {
        this.admission = admission;
    }

    /**
     * Applies the function if the caller may report, and returns its outcome; otherwise returns why the report is not
     * read.
     */
    public static CallbackOutcome ifReporter(ListedCaller caller, Function<Downstream, CallbackOutcome> report) {
        if (caller.standing().isEmpty()) {
            return new CallbackOutcome.NoAllowlistYet();
        }
        return switch (caller.standing().get()) {
            case Standing.NotListed(RepositoryName repository) -> new CallbackOutcome.NotListed(repository);
            case Standing.TriggeredOnly(Downstream downstream) -> new CallbackOutcome.Ignored(downstream);
            case Standing.Reporter(Downstream downstream) -> report.apply(downstream);
        };
    }

    /**
     * Returns that outcome if the caller is admitted. Only an admitted caller learns what is wrong with its report, so
     * that refused reports are limited too.
     */
    public CallbackOutcome ifAdmitted(Downstream downstream, ListedCaller caller, Supplier<CallbackOutcome> outcome) {
        return switch (admission.admit(caller.caller(), downstream.repository())) {
            case Admission.Granted() -> outcome.get();
            case Admission.Refusal why -> keptOut(downstream, caller, why);
        };
    }

    /** Returns the outcome of a body that is no report; the detail names the field. */
    public CallbackOutcome malformed(ListedCaller caller, String detail) {
        return ifReporter(
                caller, downstream -> ifAdmitted(downstream, caller, () -> new CallbackOutcome.Malformed(detail)));
    }

    /** Returns the outcome of a report whose caller is not admitted. */
    public static CallbackOutcome keptOut(Downstream downstream, ListedCaller caller, Admission.Refusal why) {
        return switch (why) {
            case Admission.OtherIdentity() -> new CallbackOutcome.OtherIdentity(downstream);
            case Admission.NotRemembered() ->
                new CallbackOutcome.NotListed(caller.caller().repository());
            case Admission.Exhausted(Duration retryAfter) -> new CallbackOutcome.TooMany(downstream, retryAfter);
        };
    }
}
