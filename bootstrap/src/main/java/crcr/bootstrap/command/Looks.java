package crcr.bootstrap.command;

import crcr.application.doctor.DoctorFinding;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Runs the doctor's checks. A check that fails, or lacks its settings, does not affect the others. */
final class Looks {
    private Looks() {}

    /** Returns the findings of a check that needs a value, or that the settings are wrong if the value is absent. */
    static <T> List<DoctorFinding> with(String about, Optional<T> given, Function<T, List<DoctorFinding>> look) {
        return given.map(present -> looked(about, () -> look.apply(present)))
                .orElseGet(() -> List.of(settingsAreWrong(about)));
    }

    /** Returns the findings of a check. */
    static List<DoctorFinding> looked(String about, Supplier<List<DoctorFinding>> look) {
        try {
            return look.get();
        } catch (RuntimeException e) {
            return List.of(broken(about, e));
        }
    }

    /** Returns the finding that a check was not possible. */
    static DoctorFinding settingsAreWrong(String about) {
        return new DoctorFinding.Skipped(about, "settings that this needs are wrong, see above");
    }

    // The exception's text is not shown, because it may quote anything.
    static DoctorFinding broken(String about, RuntimeException e) {
        return new DoctorFinding.Failure(
                about,
                "looking at it failed within the doctor: " + e.getClass().getName(),
                "report this to the relay's developers; the other findings hold");
    }
}
