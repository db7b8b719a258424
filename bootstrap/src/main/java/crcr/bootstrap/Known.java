package crcr.bootstrap;

import crcr.application.allowlist.AllowlistDocument;
import crcr.application.allowlist.AllowlistInForce;
import crcr.application.allowlist.KeepingAllowlistCurrent;
import crcr.application.trust.IdentitiesInForce;
import crcr.bootstrap.settings.AllowlistPlace;
import crcr.domain.delivery.RelayRule;
import crcr.infrastructure.allowlist.AllowlistFile;
import crcr.infrastructure.allowlist.AllowlistYaml;
import crcr.infrastructure.github.GitHub;
import crcr.infrastructure.github.contents.BlobUrl;
import crcr.infrastructure.work.AllowlistRefresh;
import crcr.infrastructure.work.IdentityRefresh;
import java.nio.file.Path;

/** What the relay goes by: which events it relays, who is on the allowlist, and which ids belong to which names. */
record Known(RelayRule rule, AllowlistInForce allowlist, IdentitiesInForce identities) {
    /** Begins to keep the allowlist and the identities current. */
    static Known keptCurrent(Ground ground, AllowlistInForce allowlist, GitHub github) {
        KeepingAllowlistCurrent keeping = new KeepingAllowlistCurrent(
                document(ground.settings().allowlist().place(), github),
                new AllowlistYaml(),
                allowlist,
                ground.clock());
        ground.closing()
                .closing(new AllowlistRefresh(
                        keeping, ground.settings().allowlist().every(), ground.meters()))
                .start();

        IdentitiesInForce identities = new IdentitiesInForce(ground.store().identities());
        identities.refresh();
        ground.closing().closing(new IdentityRefresh(identities)).start();
        return new Known(new RelayRule(ground.settings().upstream().repository()), allowlist, identities);
    }

    private static AllowlistDocument document(AllowlistPlace place, GitHub github) {
        return switch (place) {
            case AllowlistPlace.OnGitHub(BlobUrl url) -> github.contents(url);
            case AllowlistPlace.OnDisk(Path file) -> new AllowlistFile(file);
        };
    }
}
