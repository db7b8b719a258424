package crcr.infrastructure.http.console.provider;

import crcr.infrastructure.shared.url.Origin;
import java.util.function.Supplier;

/**
 * What the console is at the provider.
 *
 * @param id what the provider calls it
 * @param secret what it authenticates itself with at that moment
 * @param console where browsers find it
 */
public record Client(String id, Supplier<String> secret, Origin console) {
    /** The path to which the provider leads browsers back. */
    public static final String REDIRECT_PATH = "/signed-in";
}
