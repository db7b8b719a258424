package crcr.application.doctor;

import crcr.application.doctor.InspectingDocument.Inspected;
import crcr.application.document.FetchDocument;
import crcr.application.document.ReadDocument;
import crcr.domain.allowlist.Allowlist;
import crcr.domain.allowlist.Device;
import crcr.domain.allowlist.Downstream;
import crcr.domain.allowlist.Grant;
import crcr.domain.allowlist.Level;
import crcr.domain.allowlist.Participation;
import crcr.domain.repository.RepositoryName;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Fetches and reads the allowlist once, as the relay would, and reports on it. */
public final class InspectingAllowlist {
    private static final String ABOUT = InspectingDocument.Kind.ALLOWLIST.about();

    private final InspectingDocument<Allowlist> document;

    /** Inspects {@code document}. */
    public InspectingAllowlist(FetchDocument document, ReadDocument<Allowlist> reading) {
        this.document = new InspectingDocument<>(InspectingDocument.Kind.ALLOWLIST, document, reading);
    }

    /** Inspects the document. A failure to fetch it is a finding. */
    public Inspected<Allowlist> inspect() {
        Inspected<Allowlist> inspected = document.inspect();
        return inspected.after(
                inspected.content().map(InspectingAllowlist::counted).stream().toList());
    }

    private static DoctorFinding counted(Allowlist allowlist) {
        int all = allowlist.all().size();
        int dispatchedTo = allowlist.granted(Grant.DISPATCH).size();
        if (dispatchedTo == 0) {
            String who = all == 0 ? "nobody" : "nobody who takes part in " + Participation.PULL_REQUEST.event();
            return new DoctorFinding.Warning(
                    ABOUT, "it lists " + who + ", so that nothing is relayed", "list the repositories that take part");
        }
        String levels = Arrays.stream(Level.values())
                .map(level -> allowlist.count(level) + " at " + level)
                .collect(Collectors.joining(", "));
        int others = all - dispatchedTo;
        String without =
                others == 0 ? "" : "; " + others + " of them " + (others == 1 ? "gets" : "get") + " no dispatches";
        return new DoctorFinding.Ok(ABOUT, "it lists " + all + ": " + levels + without);
    }

    /** Returns the finding about one repository of an allowlist. */
    public static DoctorFinding entry(Allowlist allowlist, RepositoryName repository) {
        String about = "entry of " + repository;
        return allowlist
                .find(repository)
                .<DoctorFinding>map(downstream -> new DoctorFinding.Ok(about, words(downstream)))
                .orElseGet(() -> new DoctorFinding.Failure(
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
