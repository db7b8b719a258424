package crcr.application.doctor;

import crcr.application.document.DocumentUnreachableException;
import crcr.application.document.FetchDocument;
import crcr.application.document.FetchDocument.Fetched;
import crcr.application.document.ReadDocument;
import crcr.application.operator.Setting;
import crcr.domain.document.DocumentReading;
import crcr.domain.document.Problem;
import crcr.domain.document.Warning;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Fetches and reads a document once, as the relay would.
 *
 * @param <T> the content of the document
 */
public final class InspectingDocument<T> {
    private final Kind kind;
    private final FetchDocument document;
    private final ReadDocument<T> reading;

    /** Inspects {@code document}. */
    public InspectingDocument(Kind kind, FetchDocument document, ReadDocument<T> reading) {
        this.kind = kind;
        this.document = document;
        this.reading = reading;
    }

    /** The documents that the relay reads. */
    public enum Kind {
        /** The allowlist of downstreams. */
        ALLOWLIST("allowlist", Setting.ALLOWLIST_URL, "a relay that starts has no allowlist"),
        /** The providers' file, which maps pipelines of other CI systems to repositories. */
        PROVIDERS(
                "providers' file",
                Setting.CI_PROVIDERS_URL,
                "a relay that starts answers reports from other CI systems than GitHub with 503");

        private final String about;
        private final Setting setting;
        private final String withoutAny;

        Kind(String about, Setting setting, String withoutAny) {
            this.about = about;
            this.setting = setting;
            this.withoutAny = withoutAny;
        }

        /** Returns the operators' name of the document. */
        public String about() {
            return about;
        }
    }

    /**
     * The outcome of an inspection.
     *
     * @param findings one for each problem
     * @param content the content; empty if the relay could not use it
     * @param <T> the content of the document
     */
    public record Inspected<T>(List<DoctorFinding> findings, Optional<T> content) {
        /** Keeps its own copy. */
        public Inspected {
            findings = List.copyOf(findings);
        }

        /** Returns this outcome with those findings before its own. */
        Inspected<T> after(List<DoctorFinding> others) {
            return new Inspected<>(
                    Stream.concat(others.stream(), findings.stream()).toList(), content);
        }
    }

    /** Inspects the document. A failure to fetch it is a finding. */
    public Inspected<T> inspect() {
        try {
            return switch (document.fetch(Optional.empty())) {
                case Fetched.Unchanged(), Fetched.NotAsked() ->
                    unusable(List.of(new DoctorFinding.Failure(
                            kind.about, "its source gives no document", "look at what " + kind.setting + " leads to")));
                case Fetched.Document fetched -> inspected(reading.read(fetched.text()), fetched.note());
            };
        } catch (DocumentUnreachableException e) {
            return unusable(List.of(new DoctorFinding.Failure(
                    kind.about,
                    String.valueOf(e.getMessage()),
                    "see that " + kind.setting
                            + " names a file that is there; one on GitHub that is not public needs the App"
                            + " installed on its repository, with Contents: read")));
        }
    }

    private Inspected<T> inspected(DocumentReading<T> read, Optional<String> note) {
        return switch (read) {
            case DocumentReading.Invalid<T>(List<Problem> problems) ->
                unusable(problems.stream()
                        .<DoctorFinding>map(problem -> new DoctorFinding.Failure(
                                kind.about,
                                problem.toString(),
                                "correct it there: until then none of the document counts, and " + kind.withoutAny))
                        .toList());
            case DocumentReading.Valid<T>(T content, List<Warning> warnings) ->
                new Inspected<>(
                        Stream.concat(
                                        note
                                                .<DoctorFinding>map(words -> new DoctorFinding.Ok(kind.about, words))
                                                .stream(),
                                        warnings.stream().map(this::passedOver))
                                .toList(),
                        Optional.of(content));
        };
    }

    private DoctorFinding passedOver(Warning warning) {
        return new DoctorFinding.Warning(
                kind.about,
                warning.toString(),
                "correct it there if it is a mistake; if a newer version of the relay knows it, consider an update");
    }

    private Inspected<T> unusable(List<DoctorFinding> findings) {
        return new Inspected<>(findings, Optional.empty());
    }
}
