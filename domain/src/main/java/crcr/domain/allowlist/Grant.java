package crcr.domain.allowlist;

/** Something that a {@link Level} lets a downstream do or have done for it (docs/reference/allowlist.md#levels). */
public enum Grant {
    /** Upstream events are dispatched to it. */
    DISPATCH(true),
    /** Its results are forwarded to HUD. */
    RESULTS_TO_HUD(false),
    /** Its result shows as a check run on a PR that carries the label of its device. */
    CHECK_RUN_WHEN_LABELLED(true),
    /** Its result shows as a check run on every PR. */
    CHECK_RUN_ALWAYS(true);

    private final boolean aboutDispatches;

    Grant(boolean aboutDispatches) {
        this.aboutDispatches = aboutDispatches;
    }

    /** Returns whether it means something only to a downstream that events are dispatched to. */
    boolean isAboutDispatches() {
        return aboutDispatches;
    }
}
