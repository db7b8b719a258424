package crcr.domain.allowlist;

/** A right that a {@link Level} gives to a downstream (docs/reference/allowlist.md#levels). */
public enum Grant {
    /** The relay dispatches upstream events to the downstream. */
    DISPATCH(true),
    /** The relay forwards the downstream's results to HUD. */
    RESULTS_TO_HUD(false),
    /** The downstream's result shows as a check run on a PR that carries the label of its device. */
    CHECK_RUN_WHEN_LABELLED(true),
    /** The downstream's result shows as a check run on every PR. */
    CHECK_RUN_ALWAYS(true);

    private final boolean aboutDispatches;

    Grant(boolean aboutDispatches) {
        this.aboutDispatches = aboutDispatches;
    }

    /** Returns whether the grant matters only to a downstream that takes part in dispatches. */
    boolean isAboutDispatches() {
        return aboutDispatches;
    }
}
