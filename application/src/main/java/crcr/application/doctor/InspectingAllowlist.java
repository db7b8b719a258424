package crcr.application.doctor;

import crcr.application.document.DocumentUnreachableException;
import crcr.application.document.FetchDocument;
import crcr.application.document.FetchDocument.Fetched;
import crcr.application.document.ReadDocument;
import crcr.application.operator.Setting;
import crcr.domain.allowlist.Allowlist;
import crcr.domain.allowlist.Device;
import crcr.domain.allowlist.Downstream;
import crcr.domain.allowlist.Grant;
import crcr.domain.allowlist.Level;
import crcr.domain.allowlist.Participation;
import crcr.domain.document.Problem;
import crcr.domain.document.Reading;
import crcr.domain.document.Warning;
import crcr.domain.repository.RepositoryName;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Fetches and reads the allowlist once, as the relay would, and says what it is like. */
public final class InspectingAllowlist {
    private static final String ABOUT = "allowlist";

    private final FetchDocument document;
    private final ReadDocument<Allowlist> reading;

    /** Looks at this document. */
    public InspectingAllowlist(FetchDocument document, ReadDocument<Allowlist> reading) {
        this.document = document;
        this.reading = reading;
    }

    /**
     * What came of it.
     *
     * @param findings one for each problem
     * @param allowlist empty if the relay could not use it
     */
    public record Inspected(List<Finding> findings, Optional<Allowlist> allowlist) {
        /** Keeps its own copy. */
        public Inspected {
            findings = List.copyOf(findings);
        }
    }

    /** Looks at it. That it cannot be had is a finding. */
    public Inspected inspect() {
        try {
            return switch (document.fetch(Optional.empty())) {
                case Fetched.Unchanged(), Fetched.NotAsked() ->
                    unusable(List.of(new Finding.Failure(
                            ABOUT,
                            "its source gives no document",
                            "look at what " + Setting.ALLOWLIST_URL + " leads to")));
                case Fetched.Document document -> inspected(reading.read(document.text()), document.note());
            };
        } catch (DocumentUnreachableException e) {
            return unusable(List.of(new Finding.Failure(
                    ABOUT,
                    String.valueOf(e.getMessage()),
                    "see that " + Setting.ALLOWLIST_URL
                            + " names a file that is there; one on GitHub that is not public needs the App"
                            + " installed on its repository, with Contents: read")));
        }
    }

    private static Inspected inspected(Reading<Allowlist> reading, Optional<String> note) {
        return switch (reading) {
            case Reading.Invalid<Allowlist>(List<Problem> problems) ->
                unusable(problems.stream()
                        .<Finding>map(problem -> new Finding.Failure(
                                ABOUT,
                                problem.toString(),
                                "mend it there: until then none of the document counts, and a relay that starts has no"
                                        + " allowlist"))
                        .toList());
            case Reading.Valid<Allowlist>(Allowlist allowlist, List<Warning> warnings) ->
                new Inspected(
                        Stream.of(
                                        Stream.of(counted(allowlist)),
                                        note.<Finding>map(words -> new Finding.Ok(ABOUT, words)).stream(),
                                        warnings.stream().map(InspectingAllowlist::passedOver))
                                .flatMap(findings -> findings)
                                .toList(),
                        Optional.of(allowlist));
        };
    }

    private static Finding counted(Allowlist allowlist) {
        int all = allowlist.all().size();
        int dispatchedTo = allowlist.granted(Grant.DISPATCH).size();
        if (dispatchedTo == 0) {
            String who = all == 0 ? "nobody" : "nobody who takes part in " + Participation.PULL_REQUEST.event();
            return new Finding.Warning(
                    ABOUT, "it lists " + who + ", so that nothing is relayed", "list the repositories that take part");
        }
        String levels = Arrays.stream(Level.values())
                .map(level -> allowlist.count(level) + " at " + level)
                .collect(Collectors.joining(", "));
        int others = all - dispatchedTo;
        String without =
                others == 0 ? "" : "; " + others + " of them " + (others == 1 ? "gets" : "get") + " no dispatches";
        return new Finding.Ok(ABOUT, "it lists " + all + ": " + levels + without);
    }

    private static Finding passedOver(Warning warning) {
        return new Finding.Warning(
                ABOUT,
                warning.toString(),
                "mend it there if it is a mistake; if a newer version of the relay knows it, consider an update");
    }

    private static Inspected unusable(List<Finding> findings) {
        return new Inspected(findings, Optional.empty());
    }

    /** What an allowlist says of one repository. */
    public static Finding entry(Allowlist allowlist, RepositoryName repository) {
        String about = "entry of " + repository;
        return allowlist
                .find(repository)
                .<Finding>map(downstream -> new Finding.Ok(about, words(downstream)))
                .orElseGet(() -> new Finding.Failure(
                        about,
                        "it is not on the allowlist, so that it gets nothing and may not report",
                        "add it to the allowlist, or check how the name is written"));
    }

    private static String words(Downstream downstream) {
        String device = downstream
                .device()
                .map(Device::name)
                .map(name -> " for " + name)
                .orElse("");
        String events = downstream.takesPartIn().equals(Participation.ALL)
                ? ""
                : ", for " + Participation.inWords(downstream.takesPartIn()) + " only";
        return downstream.level() + device + events + ": it gets "
                + (downstream.has(Grant.DISPATCH) ? "dispatches" : "no dispatches")
                + (downstream.has(Grant.RESULTS_TO_HUD) ? ", and its results go to HUD" : ", and no more");
    }
}
