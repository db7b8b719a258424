package crcr.infrastructure.github.doctor;

import crcr.application.doctor.DoctorFinding;
import crcr.domain.allowlist.Grant;
import crcr.domain.allowlist.Level;
import java.util.List;
import java.util.Set;

/** The permissions and events of the App, as it is registered. */
final class AskedFor {
    private static final String ABOUT = "App's permissions";
    private static final String REMEDY =
            "add them in the App's settings, under Permissions & events; then each owner has"
                    + " to accept them for the installation";

    private AskedFor() {}

    /** Compares them with the needs of the relay and of downstreams of these levels. */
    static DoctorFinding finding(Granted app, Set<Level> levels) {
        List<String> missing = Need.APP.missing(app);
        if (!missing.isEmpty()) {
            return new DoctorFinding.Failure(ABOUT, "lack " + String.join(", ", missing), REMEDY);
        }
        return wish(levels)
                .missing(app)
                .<DoctorFinding>map(words -> new DoctorFinding.Warning(ABOUT, "what the App asks for " + words, REMEDY))
                .orElseGet(() -> new DoctorFinding.Ok(ABOUT, "are what the relay needs, and so are its events"));
    }

    private static Wish wish(Set<Level> levels) {
        if (levels.stream().anyMatch(Wish::shows)) {
            return Wish.SHOWING_AND_RUNNING_AGAIN;
        }
        return levels.stream().anyMatch(level -> level.grants(Grant.RESULTS_TO_HUD)) ? Wish.WATCHING : Wish.NOTHING;
    }
}
