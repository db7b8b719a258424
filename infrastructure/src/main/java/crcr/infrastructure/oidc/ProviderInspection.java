package crcr.infrastructure.oidc;

import crcr.application.console.Provider;
import crcr.application.doctor.DoctorFinding;
import crcr.application.operator.Setting;
import crcr.infrastructure.shared.outgoing.OutgoingHttp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;

/** Inspects whether people can sign in at the console: the provider, and the redirect back from it. */
public final class ProviderInspection {
    private static final Duration WITHIN = Duration.ofSeconds(5);
    private static final int MOST_BYTES = 64 * 1024;
    private static final int OK = 200;

    private final OutgoingHttp http;
    private final String issuer;
    private final String console;
    private final String redirectUri;

    /**
     * Makes no call yet.
     *
     * @param console the console's address for browsers
     * @param redirectUri the address that has to be registered at the provider
     */
    public ProviderInspection(OutgoingHttp http, String issuer, String console, String redirectUri) {
        this.http = http;
        this.issuer = issuer;
        this.console = console;
        this.redirectUri = redirectUri;
    }

    /** Returns two findings, within 15 seconds each. Nothing is thrown. */
    public List<DoctorFinding> findings() {
        return List.of(provider(), wayBack());
    }

    private DoctorFinding provider() {
        String about = "console provider " + issuer;
        try {
            Provider provider = ProviderDocument.read(issuer, new IssuerDocuments(http, issuer).discovery());
            int keys = PublishedKeys.anywhere(http, issuer).fetch().size();
            if (keys == 0) {
                return new DoctorFinding.Failure(
                        about,
                        "it publishes no key that RS256 can be checked with",
                        "have it sign ID tokens with RS256, and publish its keys with their ids");
            }
            return provider.takesChallenges()
                    ? new DoctorFinding.Ok(
                            about, "it offers the authorization code flow with PKCE, and publishes " + keys + " keys")
                    : new DoctorFinding.Warning(
                            about,
                            "it does not offer PKCE with S256, so that a stolen code is held by the nonce only",
                            "switch that on at the provider");
        } catch (KeysUnavailableException e) {
            return new DoctorFinding.Failure(
                    about,
                    String.valueOf(e.getMessage()),
                    "write " + Setting.CONSOLE_ISSUER
                            + " exactly as in the provider's discovery document, and let this machine reach it");
        }
    }

    private DoctorFinding wayBack() {
        String about = "console at " + console;
        String register = "the redirect URI to be registered at the provider is " + redirectUri;
        try {
            int status = http.send(
                            HttpRequest.newBuilder(URI.create(console + "/signed-out"))
                                    .build(),
                            WITHIN,
                            MOST_BYTES)
                    .status();
            return status == OK
                    ? new DoctorFinding.Ok(about, "it answers; " + register)
                    : notThere(about, "it answered " + status + "; " + register);
        } catch (IOException e) {
            return notThere(about, "it does not answer: " + OutgoingHttp.words(e) + "; " + register);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return notThere(about, "looking at it was interrupted; " + register);
        }
    }

    private static DoctorFinding notThere(String about, String words) {
        return new DoctorFinding.Warning(
                about,
                words,
                "start the relay, and let the host of " + Setting.CONSOLE_URL + " lead to " + Setting.CONSOLE_PORT
                        + "; if only this machine cannot reach it, that is fine");
    }
}
