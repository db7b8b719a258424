package crcr.application.console;

/** Finds the provider at which people sign in. */
@FunctionalInterface
public interface FindProvider {
    /**
     * Returns the provider's metadata, which may be cached for a while.
     *
     * @throws crcr.application.callback.IssuerUnreachableException if it cannot be fetched, or is not usable
     */
    Provider find();
}
