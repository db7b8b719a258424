package crcr.application.delivery;

/**
 * Records deliveries that were not relayed, so that they can be explained: the last 1,000, as long as records live. No
 * guarantee depends on it: {@link #remember} returns at once and never throws, and while the store is unreachable
 * nothing is recorded.
 */
@FunctionalInterface
public interface IgnoredDeliveries {
    /** Records the delivery, now or soon. */
    void remember(IgnoredDelivery delivery);
}
