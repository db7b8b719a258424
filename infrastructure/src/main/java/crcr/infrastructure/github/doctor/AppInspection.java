package crcr.infrastructure.github.doctor;

import crcr.application.doctor.DoctorFinding;
import crcr.application.operator.Setting;
import crcr.domain.allowlist.Device;
import crcr.domain.allowlist.Downstream;
import crcr.domain.allowlist.Level;
import crcr.domain.repository.RepositoryName;
import crcr.infrastructure.github.GitHub;
import crcr.infrastructure.github.api.ApiCalls;
import crcr.infrastructure.github.api.AppApi;
import crcr.infrastructure.github.api.AppKey;
import crcr.infrastructure.github.api.AppToken;
import crcr.infrastructure.github.api.CallFailedException;
import crcr.infrastructure.github.api.CallFailure;
import crcr.infrastructure.github.api.FoundRepository;
import crcr.infrastructure.github.api.GitHubMessage;
import crcr.infrastructure.github.api.Operation;
import crcr.infrastructure.github.api.Permission;
import crcr.infrastructure.github.api.RateRemaining;
import crcr.infrastructure.github.api.RepositoryAccess;
import crcr.infrastructure.github.api.RepositoryAddress;
import crcr.infrastructure.shared.outgoing.OutgoingHttp;
import crcr.infrastructure.shared.outgoing.OutgoingHttp.WholeResponse;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Inspects the GitHub App as GitHub knows it: whether the relay's credentials belong to it, and whether it has the
 * permissions that the relay needs. It changes nothing. It throws nothing for failures of GitHub or the network, and
 * each call takes 10 s at most.
 */
public final class AppInspection {
    private static final Duration CALL_WITHIN = Duration.ofSeconds(10);
    private static final int FEWEST_BITS = 2048;
    private static final String GITHUB = "GitHub";
    private static final String KEY = "App's private key";
    private static final String WEBHOOK = "webhook of the App";
    private static final String REACH = "let this machine reach the host of " + Setting.GITHUB_API_URL
            + ": look at the network, the" + " proxy, DNS, and GitHub's status page";

    private final ApiCalls calls;
    private final String appId;
    private final Supplier<AppKey> key;
    private final AppToken token;
    private final RepositoryAccess access;
    private final Clock clock;

    /**
     * Makes no call yet.
     *
     * @param apiUrl the API's address, as for {@link GitHub}
     */
    public AppInspection(
            OutgoingHttp http, URI apiUrl, String appId, Supplier<AppKey> key, Clock clock, MeterRegistry meters) {
        this.calls = new ApiCalls(http, apiUrl, CALL_WITHIN, meters);
        this.appId = appId;
        this.key = key;
        this.token = new AppToken(appId, key, clock);
        this.access = new RepositoryAccess(calls, new AppApi(calls, token), new RateRemaining(clock, meters), clock);
        this.clock = clock;
    }

    /**
     * A downstream to inspect.
     *
     * @param level empty if it is not on the allowlist, or the allowlist is unknown
     */
    public record Listed(RepositoryName repository, Optional<Level> level) {
        /** Returns a downstream that is on the allowlist. */
        public static Listed of(Downstream downstream) {
            return new Listed(downstream.repository(), Optional.of(downstream.level()));
        }
    }

    /** Reports the progress of inspecting several repositories. */
    @FunctionalInterface
    public interface Progress {
        /** Reports that this number of them is inspected. */
        void lookedAt(int done, int of);
    }

    /**
     * Returns the findings on the private key, this machine's clock, the App's owner, and the App's permissions.
     *
     * @param levels the levels on the allowlist, which need some of the permissions
     */
    public List<DoctorFinding> app(Set<Level> levels) {
        List<DoctorFinding> findings = new ArrayList<>();
        findings.add(keyLength());
        try {
            Instant asked = clock.instant();
            WholeResponse reply = get(Operation.APP, "/app");
            Optional<ClockSkew> skew = ClockSkew.of(reply, asked, clock.instant());
            findings.add(skew.map(ClockSkew::finding).orElseGet(ClockSkew::untold));
            if (reply.status() == 401 || reply.status() == 404) {
                findings.add(notAccepted(reply, skew));
            } else {
                findings.addAll(registered(Granted.of(required(reply)), levels));
            }
        } catch (CallFailedException e) {
            findings.add(new DoctorFinding.Failure(GITHUB, String.valueOf(e.getMessage()), REACH));
        }
        return findings;
    }

    private DoctorFinding keyLength() {
        int bits = key.get().bits();
        return bits < FEWEST_BITS
                ? new DoctorFinding.Failure(
                        KEY,
                        "is an RSA key of " + bits + " bits, too short to be safe and not one that GitHub issued",
                        "generate another private key in the App's settings, and set " + Setting.GITHUB_APP_PRIVATE_KEY
                                + " to it")
                : new DoctorFinding.Ok(KEY, "is an RSA key of " + bits + " bits");
    }

    // GitHub answers 404 if there is no such App, and 401 if the key is not the App's or the clock is wrong.
    private DoctorFinding notAccepted(WholeResponse reply, Optional<ClockSkew> skew) {
        return new DoctorFinding.Failure(
                GITHUB,
                "does not take the key for that of the App " + appId + ": it answered " + reply.status() + " "
                        + GitHubMessage.of(reply),
                skew.filter(ClockSkew::isDangerous).isPresent()
                        ? "let NTP set this machine's clock first"
                        : "compare " + Setting.GITHUB_APP_ID + " and " + Setting.GITHUB_API_URL
                                + " with the App's settings page; then generate a" + " private key there, and set "
                                + Setting.GITHUB_APP_PRIVATE_KEY + " to it");
    }

    private List<DoctorFinding> registered(Granted app, Set<Level> levels) {
        if (!app.id().equals(appId)) {
            return List.of(new DoctorFinding.Failure(
                    GITHUB,
                    "knows the App of this key by the id " + app.id(),
                    "set " + Setting.GITHUB_APP_ID + " to the App's id, or " + Setting.GITHUB_APP_PRIVATE_KEY
                            + " to a key of the App " + appId));
        }
        return List.of(
                new DoctorFinding.Ok(GITHUB, "takes the key for that of the App " + appId),
                AskedFor.finding(app, levels));
    }

    /** Returns the findings on the App's webhook: its address and its settings. */
    public List<DoctorFinding> webhook() {
        try {
            WholeResponse reply = get(Operation.WEBHOOK, "/app/hook/config");
            return switch (reply.status()) {
                case 401 -> List.of(unaccepted(WEBHOOK));
                case 404 -> List.of(RegisteredWebhook.absent());
                default -> RegisteredWebhook.findings(Granted.parsed(required(reply)));
            };
        } catch (CallFailedException e) {
            return List.of(new DoctorFinding.Failure(WEBHOOK, String.valueOf(e.getMessage()), REACH));
        }
    }

    /**
     * Returns whether the App is installed on the upstream with the permissions for its events, and with those for
     * check runs if any results show there.
     */
    public DoctorFinding upstream(RepositoryName repository, Set<Level> levels) {
        Wish wish = levels.stream().anyMatch(Wish::shows) ? Wish.SHOWING : Wish.NOTHING;
        return looks(Role.UPSTREAM)
                .at("upstream " + repository, repository, wish)
                .finding();
    }

    /** Returns whether the upstream has the label of each of these devices. */
    public List<DoctorFinding> labels(RepositoryName upstream, Set<Device> devices) {
        UpstreamLabels labels = new UpstreamLabels(access, upstream);
        return devices.stream().map(labels::at).toList();
    }

    /**
     * Returns whether the App is installed on each of these, with the permissions for a dispatch and for its level. One
     * finding names all downstreams that cannot be checked within reasonable bounds of time, calls and GitHub's rate
     * limit.
     */
    public List<DoctorFinding> downstreams(List<Listed> downstreams, Progress progress) {
        return new SeveralLooks(looks(Role.DOWNSTREAM), clock).at(downstreams, progress);
    }

    private InstallationLook looks(Role role) {
        return new InstallationLook(this::get, this::presentName, role);
    }

    // The token gives only this repository, and only the right to read it.
    private Optional<RepositoryName> presentName(RepositoryName former, String id) throws CallFailedException {
        RepositoryAddress.ById address = new RepositoryAddress.ById(former, id);
        try {
            return Optional.of(FoundRepository.by(access, address, Permission.CONTENTS_READ)
                    .name());
        } catch (CallFailedException e) {
            return switch (e.failure()) {
                case CallFailure.NotInstalled _, CallFailure.NoToken _, CallFailure.Moved _, CallFailure.Refused _ ->
                    Optional.empty();
                case CallFailure.NotAuthorized _, CallFailure.Limited _, CallFailure.Failed _ -> throw e;
            };
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CallFailedException(new CallFailure.Failed("interrupted"));
        }
    }

    private WholeResponse get(Operation operation, String path) throws CallFailedException {
        try {
            return calls.send(
                    operation,
                    calls.to(path)
                            .setHeader("Authorization", token.authorization())
                            .build());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CallFailedException(new CallFailure.Failed("interrupted"));
        }
    }

    private static WholeResponse required(WholeResponse reply) throws CallFailedException {
        if (!reply.isSuccess()) {
            throw new CallFailedException(CallFailure.of(reply));
        }
        return reply;
    }

    /** Returns the finding for a part that cannot be inspected, because GitHub does not accept the App. */
    static DoctorFinding unaccepted(String about) {
        return new DoctorFinding.Skipped(about, "GitHub does not accept the App's credentials, see above");
    }
}
