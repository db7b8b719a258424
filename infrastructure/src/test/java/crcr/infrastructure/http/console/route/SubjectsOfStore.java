package crcr.infrastructure.http.console.route;

import crcr.application.allowlist.AllowlistInForce;
import crcr.application.deadletter.HandlingDeadLetters;
import crcr.application.explanation.ExplainingDeliveries;
import crcr.application.outbox.QueueName;
import crcr.application.pipeline.KnownPipelines;
import crcr.application.result.ReadResults;
import crcr.application.store.Scene;
import crcr.application.store.Store;
import crcr.application.trust.HandlingIdentities;
import crcr.application.trust.IdentitiesInForce;
import crcr.domain.delivery.RelayRule;
import crcr.infrastructure.http.console.result.ResultSubjects;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the console shows, of a store for tests. */
public final class SubjectsOfStore {
    private static final List<QueueName> QUEUES =
            Stream.of("dispatch", "hud", "check", "rerun").map(QueueName::new).toList();

    private SubjectsOfStore() {}

    /** All of that store, and that allowlist. */
    public static ConsoleSubjects of(Store store, AllowlistInForce allowlist) {
        return of(store, allowlist, new SomeResults());
    }

    /** Likewise, with these results. */
    public static ConsoleSubjects of(Store store, AllowlistInForce allowlist, ReadResults results) {
        return new ConsoleSubjects(
                Clock.systemUTC(),
                List::of,
                () -> QUEUES.stream().collect(Collectors.toMap(Function.identity(), store::depth)),
                new HandlingDeadLetters(
                        QUEUES.stream().collect(Collectors.toMap(Function.identity(), store::deadLetters))),
                new HandlingIdentities(
                        store.identities(),
                        new IdentitiesInForce(store.identities()),
                        KnownPipelines.Standing.NotConfigured::new),
                new ResultSubjects(
                        Scene.UPSTREAM,
                        "https://github.com",
                        allowlist,
                        results,
                        store.board(),
                        new ExplainingDeliveries(
                                new RelayRule(Scene.UPSTREAM), allowlist, store.identities(), store.history()),
                        new SomeScorecards(allowlist),
                        store.effects()));
    }
}
