package crcr.bootstrap.command;

import crcr.application.doctor.DoctorFinding;
import crcr.application.doctor.InspectingAllowlist;
import crcr.application.doctor.InspectingDocument.Inspected;
import crcr.application.doctor.InspectingNames;
import crcr.bootstrap.settings.AppAccess;
import crcr.bootstrap.settings.CallbackSettings;
import crcr.bootstrap.settings.ConsoleSettings;
import crcr.bootstrap.settings.HudSettings;
import crcr.bootstrap.settings.StoreSettings;
import crcr.bootstrap.settings.UpstreamSettings;
import crcr.domain.allowlist.Allowlist;
import crcr.domain.allowlist.Device;
import crcr.domain.allowlist.Downstream;
import crcr.domain.allowlist.Grant;
import crcr.domain.allowlist.Level;
import crcr.domain.repository.RepositoryName;
import crcr.infrastructure.github.GitHub;
import crcr.infrastructure.github.doctor.AppInspection;
import crcr.infrastructure.github.doctor.AppInspection.Listed;
import crcr.infrastructure.hud.HudInspection;
import crcr.infrastructure.oidc.IssuerInspection;
import crcr.infrastructure.oidc.ProviderInspection;
import crcr.infrastructure.redis.embedded.EmbeddedRedis;
import crcr.infrastructure.redis.inspection.StoreInspection;
import crcr.infrastructure.shared.outgoing.OutgoingHttp;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Examines a deployment, one part after the other, with the settings of {@code serve}. A wrong setting only skips the
 * checks that need it, and a failing check skips none.
 */
final class Doctor {
    private static final String HUD = "HUD";
    private static final String REDIS = "Redis";
    private static final String UPSTREAM = "upstream";

    private final SettingsInspection settings;
    private final Clock clock;
    private final AppInspection.Progress progress;
    private final MeterRegistry meters = new SimpleMeterRegistry();

    Doctor(SettingsInspection settings, Clock clock, AppInspection.Progress progress) {
        this.settings = settings;
        this.clock = clock;
        this.progress = progress;
    }

    /**
     * Examines all parts.
     *
     * @param only the one downstream to examine; empty for all listed ones
     */
    List<DoctorFinding> examine(Optional<RepositoryName> only) {
        try (OutgoingHttp http = new OutgoingHttp()) {
            Optional<AppAccess> access = settings.group(AppAccess::read).flatMap(read -> read);
            Optional<AppInspection> app = access.map(
                    given -> new AppInspection(http, given.apiUrl(), given.id(), given.key(), clock, meters));
            DocumentLooks documents = new DocumentLooks(
                    settings,
                    access,
                    given -> new GitHub(http, given.apiUrl(), given.id(), given.key(), clock, meters));
            Inspected<Allowlist> allowlist = documents.allowlist();

            List<DoctorFinding> findings = new ArrayList<>(Looks.looked("settings", settings::findings));
            List<Downstream> listed = allowlist.content().map(Allowlist::all).orElse(List.of());
            Set<Level> levels = listed.stream().map(Downstream::level).collect(Collectors.toSet());
            findings.addAll(Looks.with("GitHub", app, inspection -> inspection.app(levels)));
            findings.addAll(Looks.with("webhook of the App", app, AppInspection::webhook));
            findings.addAll(upstream(app, levels));
            findings.addAll(allowlist.findings());
            findings.addAll(labels(app, listed));
            findings.addAll(downstreams(app, allowlist.content(), only));
            InspectingNames names = new InspectingNames(configuredUpstream(), allowlist.content());
            findings.addAll(Looks.with(REDIS, settings.group(StoreSettings::read), store -> store(store, names)));
            findings.addAll(Looks.with(HUD, settings.group(HudSettings::read), hud -> hud(http, hud)));
            findings.addAll(Looks.with(
                    "OIDC issuers",
                    settings.group(CallbackSettings::read),
                    callbacks -> new IssuerInspection(
                                    http, List.copyOf(callbacks.issuers().keySet()))
                            .findings()));
            findings.addAll(documents.providers(
                    allowlist.content(),
                    settings.group(CallbackSettings::read)
                            .map(callbacks -> List.copyOf(callbacks.issuers().values()))));
            findings.addAll(Looks.with("console", settings.group(ConsoleSettings::read), it -> console(http, it)));
            return findings;
        }
    }

    private Optional<RepositoryName> configuredUpstream() {
        return settings.group(UpstreamSettings::repository).flatMap(name -> name);
    }

    private List<DoctorFinding> upstream(Optional<AppInspection> app, Set<Level> levels) {
        return Looks.with(
                UPSTREAM,
                app,
                inspection -> Looks.with(
                        UPSTREAM,
                        configuredUpstream(),
                        repository -> List.of(inspection.upstream(repository, levels))));
    }

    // Where the upstream cannot be examined, its own finding reports that.
    private List<DoctorFinding> labels(Optional<AppInspection> app, List<Downstream> listed) {
        Set<Device> devices = listed.stream()
                .flatMap(downstream -> downstream.device().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return app.isEmpty() || configuredUpstream().isEmpty()
                ? List.of()
                : Looks.looked(
                        "labels", () -> app.get().labels(configuredUpstream().get(), devices));
    }

    private List<DoctorFinding> downstreams(
            Optional<AppInspection> app, Optional<Allowlist> allowlist, Optional<RepositoryName> only) {
        if (only.isEmpty() && allowlist.isEmpty()) {
            return List.of(new DoctorFinding.Skipped("downstreams", "the allowlist cannot be used, see above"));
        }
        List<DoctorFinding> findings = new ArrayList<>();
        only.ifPresent(repository -> findings.add(allowlist
                .map(list -> InspectingAllowlist.entry(list, repository))
                .orElseGet(() -> new DoctorFinding.Skipped(
                        "entry of " + repository, "the allowlist cannot be used, see above"))));
        List<Listed> repositories = only.map(repository -> unlessNotDispatchedTo(repository, allowlist))
                .orElseGet(() -> dispatchedTo(allowlist.orElseThrow()));
        findings.addAll(Looks.with("downstreams", app, inspection -> inspection.downstreams(repositories, progress)));
        return findings;
    }

    // The App is needed only on repositories that receive dispatches.
    private static List<Listed> unlessNotDispatchedTo(RepositoryName repository, Optional<Allowlist> allowlist) {
        Optional<Downstream> listed = allowlist.flatMap(list -> list.find(repository));
        return listed.filter(downstream -> !downstream.has(Grant.DISPATCH)).isPresent()
                ? List.of()
                : List.of(new Listed(repository, listed.map(Downstream::level)));
    }

    private static List<Listed> dispatchedTo(Allowlist allowlist) {
        return allowlist.granted(Grant.DISPATCH).stream().map(Listed::of).toList();
    }

    private static List<DoctorFinding> store(StoreSettings store, InspectingNames names) {
        if (store.place().isPresent()) {
            return new StoreInspection(store.place().get(), store.replicas()).findings(names);
        }
        try (EmbeddedRedis own = EmbeddedRedis.start(store.dataDirectory())) {
            return new StoreInspection(own.address(), 0).findings(names);
        } catch (EmbeddedRedis.InUseException e) {
            return List.of(new DoctorFinding.Skipped(
                    REDIS, "a relay uses the data in DATA_DIR at this moment, and no second Redis is started on it"));
        } catch (IllegalStateException | UncheckedIOException e) {
            return List.of(new DoctorFinding.Failure(
                    REDIS,
                    String.valueOf(e.getMessage()),
                    "correct that, let DATA_DIR be another directory that the relay's user may write to, or set"
                            + " REDIS_ENDPOINT or REDIS_SENTINELS"));
        }
    }

    private static List<DoctorFinding> console(OutgoingHttp http, Optional<ConsoleSettings> console) {
        return console.map(given -> new ProviderInspection(
                                http, given.issuer(), given.origin().toString(), given.redirectUri())
                        .findings())
                .orElse(List.of());
    }

    private List<DoctorFinding> hud(OutgoingHttp http, Optional<HudSettings> hud) {
        return List.of(hud.<DoctorFinding>map(access -> new HudInspection(
                                http, access.url(), () -> access.botKey().get().reveal(), meters)
                        .finding())
                .orElseGet(() -> new DoctorFinding.Skipped(HUD, "HUD_API_URL is not set: nothing is forwarded")));
    }
}
