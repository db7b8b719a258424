package crcr.bootstrap.command;

import crcr.application.doctor.DoctorFinding;
import crcr.application.doctor.InspectingAllowlist;
import crcr.application.doctor.InspectingDocument;
import crcr.application.doctor.InspectingDocument.Inspected;
import crcr.application.doctor.InspectingProviders;
import crcr.application.document.FetchDocument;
import crcr.application.operator.Setting;
import crcr.bootstrap.settings.AppAccess;
import crcr.bootstrap.settings.DocumentPlace;
import crcr.domain.allowlist.Allowlist;
import crcr.domain.pipeline.CiSystem;
import crcr.infrastructure.allowlist.AllowlistYaml;
import crcr.infrastructure.document.DocumentFile;
import crcr.infrastructure.github.GitHub;
import crcr.infrastructure.github.contents.BlobUrl;
import crcr.infrastructure.providers.ProvidersYaml;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Examines the documents that the relay reads. */
final class DocumentLooks {
    private static final String ALLOWLIST = InspectingDocument.Kind.ALLOWLIST.about();
    private static final String PROVIDERS = InspectingDocument.Kind.PROVIDERS.about();

    private final SettingsInspection settings;
    private final Optional<AppAccess> access;
    private final Function<AppAccess, GitHub> github;

    /** Reads documents on GitHub through {@code github}, if its settings are valid. */
    DocumentLooks(SettingsInspection settings, Optional<AppAccess> access, Function<AppAccess, GitHub> github) {
        this.settings = settings;
        this.access = access;
        this.github = github;
    }

    /** Examines the allowlist. */
    Inspected<Allowlist> allowlist() {
        Optional<FetchDocument> document = settings.group(DocumentPlace::ofAllowlist)
                .flatMap(place -> place)
                .flatMap(this::document);
        if (document.isEmpty()) {
            return new Inspected<>(List.of(Looks.settingsAreWrong(ALLOWLIST)), Optional.empty());
        }
        try {
            return new InspectingAllowlist(document.get(), new AllowlistYaml()).inspect();
        } catch (RuntimeException e) {
            return new Inspected<>(List.of(Looks.broken(ALLOWLIST, e)), Optional.empty());
        }
    }

    /**
     * Examines the providers' file.
     *
     * @param trusted the kind of each trusted issuer, as far as it is known
     */
    List<DoctorFinding> providers(Optional<Allowlist> allowlist, Optional<List<CiSystem>> trusted) {
        InspectingProviders inspecting = new InspectingProviders(allowlist, trusted);
        return Looks.with(
                PROVIDERS,
                settings.group(DocumentPlace::ofProviders),
                place -> place.isEmpty()
                        ? inspecting.withoutFile()
                        : Looks.with(
                                PROVIDERS,
                                document(place.get()),
                                document -> inspecting.findings(document, new ProvidersYaml())));
    }

    private Optional<FetchDocument> document(DocumentPlace place) {
        return switch (place) {
            case DocumentPlace.OnDisk(Path file) -> Optional.of(new DocumentFile(file));
            case DocumentPlace.OnGitHub(BlobUrl url, Setting setting) ->
                access.map(github).map(reached -> reached.contents(url, setting));
        };
    }
}
