package crcr.lab.audit.checks;

/** What a downstream is on the allowlist. */
public enum Level {
    /** Its jobs show nowhere. */
    L2,
    /** They show where the pull request carries {@link #LABEL}. */
    L3,
    /** They show always. */
    L4;

    /** The device of those at L3. */
    public static final String DEVICE = "npu";

    /** The label that shows their jobs. */
    public static final String LABEL = "ciflow/crcr/" + DEVICE;
}
