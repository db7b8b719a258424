package crcr.bootstrap.command;

import crcr.application.doctor.DoctorFinding;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What the doctor does around each look: one that fails, or lacks its settings, takes away no other. */
final class Looks {
    private Looks() {}

    /** Returns what a look finds that needs something. */
    static <T> List<DoctorFinding> with(String about, Optional<T> given, Function<T, List<DoctorFinding>> look) {
        return given.map(present -> looked(about, () -> look.apply(present)))
                .orElseGet(() -> List.of(settingsAreWrong(about)));
    }

    /** Returns what a look finds. */
    static List<DoctorFinding> looked(String about, Supplier<List<DoctorFinding>> look) {
        try {
            return look.get();
        } catch (RuntimeException e) {
            return List.of(broken(about, e));
        }
    }

    /** Says that a look was not possible. */
    static DoctorFinding settingsAreWrong(String about) {
        return new DoctorFinding.Skipped(about, "settings that this needs are wrong, see above");
    }

    // Its text is not shown: nobody can promise that it quotes nothing.
    static DoctorFinding broken(String about, RuntimeException e) {
        return new DoctorFinding.Failure(
                about,
                "looking at it failed within the doctor: " + e.getClass().getName(),
                "report this to the relay's developers; the other findings hold");
    }
}
