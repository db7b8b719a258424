package crcr.infrastructure.work;

import crcr.domain.allowlist.Allowlist;
import crcr.domain.allowlist.Level;
import crcr.domain.pipeline.CiSystem;
import crcr.domain.pipeline.Pipelines;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What there is to say of a document that is refreshed.
 *
 * @param name what it is called in the log
 * @param counter what its refreshes are counted as
 * @param withoutAny what follows from there being no good one
 * @param counts counts what a good one says, in words
 * @param <T> what the document says
 */
public record RefreshedDocument<T>(String name, String counter, String withoutAny, Function<T, String> counts) {
    /** The allowlist. */
    public static final RefreshedDocument<Allowlist> ALLOWLIST = new RefreshedDocument<>(
            "allowlist",
            "crcr.allowlist.refreshes",
            "the relay is not ready",
            allowlist -> Arrays.stream(Level.values())
                    .map(level -> level + ": " + allowlist.count(level))
                    .collect(Collectors.joining(", ")));

    /** The providers' file. */
    public static final RefreshedDocument<Pipelines> PROVIDERS = new RefreshedDocument<>(
            "providers' file",
            "crcr.providers.refreshes",
            "reports from other CI systems than GitHub are put off",
            pipelines -> CiSystem.mapped().stream()
                    .map(system -> system.wireName() + ": " + pipelines.count(system))
                    .collect(Collectors.joining(", ")));
}
