package crcr.infrastructure.github.api;

import java.time.Instant;

/** A secret that opens one repository for an hour. Two are never equal, and none shows itself. */
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

    /** Returns what it was issued for. */
    Installation installation() {
        return installation;
    }

    @Override
    public String toString() {
        return "token of " + installation + ", expires " + expires;
    }
}
