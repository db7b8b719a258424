package crcr.application.delivery;

/**
 * Where it is noted that a delivery was not relayed, so that it can be explained: the last 1,000, for as long as
 * records live. No promise depends on it, so it is done as well as it can be: {@link #remember} returns at once and
 * never throws, also while the store is away, and then nothing is noted.
 */
@FunctionalInterface
public interface IgnoredDeliveries {
    /** Notes it, now or in a moment. */
    void remember(IgnoredDelivery delivery);
}
