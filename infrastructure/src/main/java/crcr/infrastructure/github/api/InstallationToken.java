package crcr.infrastructure.github.api;

import java.time.Instant;

/** A secret that gives access to one repository for an hour. Two are never equal, and the text form hides it. */
final class InstallationToken {
    private final String secret;
    private final Instant expires;
    private final Installation installation;

    InstallationToken(String secret, Instant expires, Installation installation) {
        this.secret = secret;
        this.expires = expires;
        this.installation = installation;
    }

    /** Returns the value of an {@code Authorization} header. */
    String authorization() {
        return "Bearer " + secret;
    }

    Instant expires() {
        return expires;
    }

    /** Returns the installation for which it was issued. */
    Installation installation() {
        return installation;
    }

    @Override
    public String toString() {
        return "token of " + installation + ", expires " + expires;
    }
}
