package crcr.application.console;

import java.util.List;

/**
 * The session of a signed-in person. It holds no token of the provider.
 *
 * @param subject the provider's own name of the account
 * @param name the display name
 * @param adminRules the rules by which the person is an admin, as they are written in the settings; empty for a reader
 */
public record Session(String subject, String name, List<String> adminRules) {
    /** Keeps its own copy. */
    public Session {
        adminRules = List.copyOf(adminRules);
    }
}
