package crcr.lab.audit.checks;

/** The level of a downstream on the allowlist. */
public enum Level {
    /** The downstream's jobs show nowhere. */
    L2,
    /** The downstream's jobs show on pull requests that carry {@link #LABEL}. */
    L3,
    /** The downstream's jobs always show. */
    L4;

    /** The device of the downstreams at L3. */
    public static final String DEVICE = "npu";

    /** The label that shows their jobs. */
    public static final String LABEL = "ciflow/crcr/" + DEVICE;
}
