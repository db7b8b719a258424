package crcr.infrastructure.http.console.route;

import crcr.application.allowlist.AllowlistInForce;
import crcr.application.deadletter.HandlingDeadLetters;
import crcr.application.outbox.QueueName;
import crcr.application.pipeline.KnownPipelines;
import crcr.application.store.Store;
import crcr.application.trust.HandlingIdentities;
import crcr.application.trust.IdentitiesInForce;
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
                allowlist,
                new SomeScorecards(allowlist));
    }
}
