package crcr.application.console;

import java.util.List;

/**
 * The record of somebody who is signed in. No token of the provider is.
 *
 * @param subject the provider's own name of the account
 * @param name what to call them
 * @param adminRules by which rules they are an admin, as they are written in the settings; none for a reader
 */
public record Session(String subject, String name, List<String> adminRules) {
    /** Keeps its own copy. */
    public Session {
        adminRules = List.copyOf(adminRules);
    }
}
