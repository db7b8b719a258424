package crcr.application.allowlist;

import crcr.application.allowlist.AllowlistDocument.Fetched;
import crcr.application.allowlist.AllowlistInForce.Good;
import crcr.domain.allowlist.Allowlist;
import crcr.domain.allowlist.Allowlist.Reading;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Fetches the allowlist again and again. One that is invalid or cannot be had never replaces a good one. */
public final class KeepingAllowlistCurrent {
    private final AllowlistDocument document;
    private final ReadAllowlist reading;
    private final AllowlistInForce inForce;
    private final Clock clock;

    /** Keeps {@code inForce} current from {@code document}. */
    public KeepingAllowlistCurrent(
            AllowlistDocument document, ReadAllowlist reading, AllowlistInForce inForce, Clock clock) {
        this.document = document;
        this.reading = reading;
        this.inForce = inForce;
        this.clock = clock;
    }

    /** What came of a refresh. */
    public sealed interface Outcome {
        /** Another one is in force. */
        record Replaced(Allowlist allowlist, List<Allowlist.Warning> warnings) implements Outcome {
            /** Keeps its own copy. */
            public Replaced {
                warnings = List.copyOf(warnings);
            }
        }

        /** The one in force is still what the source holds. */
        record Confirmed() implements Outcome {}

        /** The source was not asked, since it was a moment ago; what was in force remains so. */
        record NotAsked() implements Outcome {}

        /** The source holds an invalid one; what was in force remains so. */
        record Invalid(List<Allowlist.Problem> problems) implements Outcome {
            /** Keeps its own copy. */
            public Invalid {
                problems = List.copyOf(problems);
            }
        }

        /** The source cannot be had; what was in force remains so. */
        record Unreachable(String cause) implements Outcome {}
    }

    /** Fetches and reads once. Not meant to be called by several threads at a time. */
    public Outcome refresh() {
        try {
            return switch (document.fetch(inForce.last().flatMap(Good::version))) {
                case Fetched.Unchanged() -> confirm();
                case Fetched.NotAsked() -> new Outcome.NotAsked();
                case Fetched.Document(String text, Optional<String> version, var _) -> replace(text, version);
            };
        } catch (AllowlistUnreachableException e) {
            return new Outcome.Unreachable(String.valueOf(e.getMessage()));
        }
    }

    private Outcome confirm() {
        inForce.last()
                .ifPresent(good ->
                        inForce.replace(new Good(good.allowlist(), good.warnings(), good.version(), clock.instant())));
        return new Outcome.Confirmed();
    }

    // An invalid document's version is not kept, so that each refresh reads it again and says again what is wrong.
    private Outcome replace(String text, Optional<String> version) {
        return switch (reading.read(text)) {
            case Reading.Invalid(List<Allowlist.Problem> problems) -> new Outcome.Invalid(problems);
            case Reading.Valid(Allowlist allowlist, List<Allowlist.Warning> warnings) -> {
                inForce.replace(new Good(allowlist, warnings, version, clock.instant()));
                yield new Outcome.Replaced(allowlist, warnings);
            }
        };
    }
}
