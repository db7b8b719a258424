package crcr.application.document;

import crcr.application.document.FetchDocument.Fetched;
import crcr.application.document.LastGood.Good;
import crcr.domain.document.DocumentReading;
import crcr.domain.document.Problem;
import crcr.domain.document.Warning;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Fetches a document repeatedly. An invalid or unreachable document never replaces a good one.
 *
 * @param <T> the content of the document
 */
public final class KeepingDocumentCurrent<T> {
    private final FetchDocument document;
    private final ReadDocument<T> reading;
    private final LastGood<T> inForce;
    private final Clock clock;

    /** Keeps {@code inForce} current from {@code document}. */
    public KeepingDocumentCurrent(FetchDocument document, ReadDocument<T> reading, LastGood<T> inForce, Clock clock) {
        this.document = document;
        this.reading = reading;
        this.inForce = inForce;
        this.clock = clock;
    }

    /** The outcome of a refresh. */
    public sealed interface RefreshOutcome<T> {
        /** A new version is in force. */
        record Replaced<T>(T content, List<Warning> warnings) implements RefreshOutcome<T> {
            /** Keeps its own copy. */
            public Replaced {
                warnings = List.copyOf(warnings);
            }
        }

        /** The source still holds the version in force. */
        record Confirmed<T>() implements RefreshOutcome<T> {}

        /** The source was not asked, because it was asked a moment ago. The version in force stays. */
        record NotAsked<T>() implements RefreshOutcome<T> {}

        /** The source holds an invalid version. The version in force stays. */
        record Invalid<T>(List<Problem> problems) implements RefreshOutcome<T> {
            /** Keeps its own copy. */
            public Invalid {
                problems = List.copyOf(problems);
            }
        }

        /** The source cannot be reached. The version in force stays. */
        record Unreachable<T>(String cause) implements RefreshOutcome<T> {}
    }

    /** Fetches and reads once. Only one thread may call it at a time. */
    public RefreshOutcome<T> refresh() {
        try {
            return switch (document.fetch(inForce.last().flatMap(Good::version))) {
                case Fetched.Unchanged() -> confirm();
                case Fetched.NotAsked() -> new RefreshOutcome.NotAsked<>();
                case Fetched.Document(String text, Optional<String> version, var _) -> replace(text, version);
            };
        } catch (DocumentUnreachableException e) {
            String cause = String.valueOf(e.getMessage());
            inForce.note(new LastGood.Trouble(clock.instant(), List.of(), cause));
            return new RefreshOutcome.Unreachable<>(cause);
        }
    }

    private RefreshOutcome<T> confirm() {
        inForce.last()
                .ifPresent(good ->
                        inForce.replace(new Good<>(good.content(), good.warnings(), good.version(), clock.instant())));
        return new RefreshOutcome.Confirmed<>();
    }

    // An invalid document's version is not kept, so that each refresh reads it again and reports its problems again.
    private RefreshOutcome<T> replace(String text, Optional<String> version) {
        return switch (reading.read(text)) {
            case DocumentReading.Invalid<T>(List<Problem> problems) -> {
                inForce.note(new LastGood.Trouble(clock.instant(), problems, "it is invalid"));
                yield new RefreshOutcome.Invalid<>(problems);
            }
            case DocumentReading.Valid<T>(T content, List<Warning> warnings) -> {
                inForce.replace(new Good<>(content, warnings, version, clock.instant()));
                yield new RefreshOutcome.Replaced<>(content, warnings);
            }
        };
    }
}
