package crcr.infrastructure.http.console.page;

import java.util.List;

/** The words for the state of a target, by which tables are filtered. */
public final class TargetStates {
    /** All words. */
    public static final List<String> WORDS = List.of(
            "failed",
            "running",
            "passed",
            "done",
            "waiting",
            "dispatching",
            "dispatched",
            "not started",
            "given up",
            "superseded",
            "dropped",
            "expired");

    private TargetStates() {}
}
