package crcr.application.console;

/** Says where the provider is that people sign in at. */
@FunctionalInterface
public interface FindProvider {
    /**
     * Returns what the provider says of itself, or said a while ago.
     *
     * @throws crcr.application.callback.IssuerUnreachableException if it cannot be asked, or says nothing of use
     */
    Provider find();
}
