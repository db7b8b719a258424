package crcr.infrastructure.work;

import crcr.domain.allowlist.Allowlist;
import crcr.domain.allowlist.Level;
import crcr.domain.pipeline.CiSystem;
import crcr.domain.pipeline.Pipelines;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The particulars of a document that is refreshed.
 *
 * @param name its name in the log
 * @param counter the counter of its refreshes
 * @param withoutAny the consequence of having no valid version
 * @param counts describes the size of a valid one, in words
 * @param <T> the content of the document
 */
public record RefreshedDocument<T>(String name, String counter, String withoutAny, Function<T, String> counts) {
    /** The particulars of the allowlist. */
    public static final RefreshedDocument<Allowlist> ALLOWLIST = new RefreshedDocument<>(
            "allowlist",
            "crcr.allowlist.refreshes",
            "the relay is not ready",
            allowlist -> Arrays.stream(Level.values())
                    .map(level -> level + ": " + allowlist.count(level))
                    .collect(Collectors.joining(", ")));

    /** The particulars of the providers' file. */
    public static final RefreshedDocument<Pipelines> PROVIDERS = new RefreshedDocument<>(
            "providers' file",
            "crcr.providers.refreshes",
            "reports from other CI systems than GitHub are put off",
            pipelines -> CiSystem.mapped().stream()
                    .map(system -> system.wireName() + ": " + pipelines.count(system))
                    .collect(Collectors.joining(", ")));
}
