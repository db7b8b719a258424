package crcr.application.callback;

import crcr.application.callback.AdmitCaller.Admission;
import crcr.domain.allowlist.Downstream;
import crcr.domain.callback.Standing;
import crcr.domain.repository.RepositoryName;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

/** Decides whose reports are accepted. */
public final class AdmittingReporters {
    private final AdmitCaller admission;

    /** Admits callers through {@code admission}. */
    public AdmittingReporters(AdmitCaller admission) {
        this.admission = admission;
    }

    /**
     * Returns what comes of the report of a downstream that reports, and of everybody else that it is not looked at.
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
     * Returns that outcome if the caller is let in. What is wrong with a report is said to those only, so that reports
     * that are refused are limited too.
     */
    public CallbackOutcome ifAdmitted(Downstream downstream, ListedCaller caller, Supplier<CallbackOutcome> outcome) {
        return switch (admission.admit(caller.caller(), downstream.repository())) {
            case Admission.Granted() -> outcome.get();
            case Admission.Refusal why -> keptOut(downstream, caller, why);
        };
    }

    /** Returns what comes of a body that is no report; the detail names the field. */
    public CallbackOutcome malformed(ListedCaller caller, String detail) {
        return ifReporter(
                caller, downstream -> ifAdmitted(downstream, caller, () -> new CallbackOutcome.Malformed(detail)));
    }

    /** Returns what comes of a report whose caller is not let in. */
    public static CallbackOutcome keptOut(Downstream downstream, ListedCaller caller, Admission.Refusal why) {
        return switch (why) {
            case Admission.OtherIdentity() -> new CallbackOutcome.OtherIdentity(downstream);
            case Admission.NotRemembered() ->
                new CallbackOutcome.NotListed(caller.caller().repository());
            case Admission.Exhausted(Duration retryAfter) -> new CallbackOutcome.TooMany(downstream, retryAfter);
        };
    }
}
