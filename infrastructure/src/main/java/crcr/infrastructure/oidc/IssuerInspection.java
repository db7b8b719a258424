package crcr.infrastructure.oidc;

import crcr.application.doctor.DoctorFinding;
import crcr.application.operator.Setting;
import crcr.infrastructure.shared.outgoing.OutgoingHttp;
import java.util.List;

/** Inspects whether the keys of OIDC issuers can be fetched. */
public final class IssuerInspection {
    private final OutgoingHttp http;
    private final List<String> issuers;

    /** Makes no call yet. */
    public IssuerInspection(OutgoingHttp http, List<String> issuers) {
        this.http = http;
        this.issuers = List.copyOf(issuers);
    }

    /** Returns a check for each issuer. Each takes 10 seconds at most and throws nothing. */
    public List<DoctorFinding> findings() {
        return issuers.stream().map(this::finding).toList();
    }

    private DoctorFinding finding(String issuer) {
        String about = "OIDC issuer " + issuer;
        try {
            int keys = PublishedKeys.atIssuer(http, issuer).fetch().size();
            return keys == 0
                    ? new DoctorFinding.Failure(
                            about,
                            "it publishes no key that RS256 can be checked with",
                            "let " + Setting.OIDC_ISSUER + " name an issuer that signs with RS256")
                    : new DoctorFinding.Ok(about, "it publishes " + keys + " keys that are of use");
        } catch (KeysUnavailableException e) {
            return new DoctorFinding.Failure(
                    about,
                    String.valueOf(e.getMessage()),
                    "write " + Setting.OIDC_ISSUER + " exactly as in the claim iss, and let this machine reach it");
        }
    }
}
