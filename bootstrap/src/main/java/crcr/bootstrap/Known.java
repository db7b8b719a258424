package crcr.bootstrap;

import crcr.application.allowlist.AllowlistInForce;
import crcr.application.document.FetchDocument;
import crcr.application.document.KeepingDocumentCurrent;
import crcr.application.document.LastGood;
import crcr.application.document.ReadDocument;
import crcr.application.operator.Setting;
import crcr.application.pipeline.KnownPipelines;
import crcr.application.pipeline.PipelinesInForce;
import crcr.application.trust.IdentitiesInForce;
import crcr.bootstrap.settings.DocumentPlace;
import crcr.domain.delivery.RelayRule;
import crcr.infrastructure.allowlist.AllowlistYaml;
import crcr.infrastructure.document.DocumentFile;
import crcr.infrastructure.github.GitHub;
import crcr.infrastructure.github.contents.BlobUrl;
import crcr.infrastructure.providers.ProvidersYaml;
import crcr.infrastructure.work.DocumentRefresh;
import crcr.infrastructure.work.IdentityRefresh;
import crcr.infrastructure.work.RefreshedDocument;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The facts on which the relay acts: the rule of relayed events, the allowlist, the pipelines that stand for
 * repositories, and the ids behind names.
 */
record Known(RelayRule rule, AllowlistInForce allowlist, KnownPipelines pipelines, IdentitiesInForce identities) {
    /** Starts to keep the documents and the identities current. */
    static Known keptCurrent(
            Ground ground, AllowlistInForce allowlist, Optional<PipelinesInForce> pipelines, GitHub github) {
        keepCurrent(
                ground,
                RefreshedDocument.ALLOWLIST,
                document(ground.settings().documents().allowlist(), github),
                new AllowlistYaml(),
                allowlist);
        pipelines.ifPresent(inForce -> keepCurrent(
                ground,
                RefreshedDocument.PROVIDERS,
                document(ground.settings().documents().providers().orElseThrow(), github),
                new ProvidersYaml(),
                inForce));

        IdentitiesInForce identities = new IdentitiesInForce(ground.store().identities());
        identities.refresh();
        ground.closing().closing(new IdentityRefresh(identities)).start();
        return new Known(
                new RelayRule(ground.settings().upstream().repository()),
                allowlist,
                pipelines.<KnownPipelines>map(inForce -> inForce).orElse(KnownPipelines.Standing.NotConfigured::new),
                identities);
    }

    private static <T> void keepCurrent(
            Ground ground,
            RefreshedDocument<T> refreshed,
            FetchDocument document,
            ReadDocument<T> reading,
            LastGood<T> inForce) {
        ground.closing()
                .closing(new DocumentRefresh<>(
                        refreshed,
                        new KeepingDocumentCurrent<>(document, reading, inForce, ground.clock()),
                        ground.settings().documents().every(),
                        ground.meters()))
                .start();
    }

    private static FetchDocument document(DocumentPlace place, GitHub github) {
        return switch (place) {
            case DocumentPlace.OnGitHub(BlobUrl url, Setting setting) -> github.contents(url, setting);
            case DocumentPlace.OnDisk(Path file) -> new DocumentFile(file);
        };
    }
}
