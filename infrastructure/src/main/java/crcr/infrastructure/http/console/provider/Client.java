package crcr.infrastructure.http.console.provider;

import crcr.infrastructure.shared.url.Origin;
import java.util.function.Supplier;

/**
 * The console's registration at the provider.
 *
 * @param id the provider's id for it
 * @param secret the secret with which it authenticates itself at that moment
 * @param console its address for browsers
 */
public record Client(String id, Supplier<String> secret, Origin console) {
    /** The path to which the provider redirects browsers. */
    public static final String REDIRECT_PATH = "/signed-in";
}
