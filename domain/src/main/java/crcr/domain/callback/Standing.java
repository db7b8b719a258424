package crcr.domain.callback;

import crcr.domain.allowlist.Allowlist;
import crcr.domain.allowlist.Downstream;
import crcr.domain.allowlist.Grant;
import crcr.domain.repository.RepositoryName;

/** Whether a repository whose identity is proven may report (contract 1 and 2.3). */
public sealed interface Standing {
    /** Its reports are taken. */
    record Reporter(Downstream downstream) implements Standing {}

    /** It is triggered, and no more: its reports are ignored, which is no error of its. */
    record TriggeredOnly(Downstream downstream) implements Standing {}

    /** It is not on the allowlist. */
    record NotListed(RepositoryName repository) implements Standing {}

    /** The standing of this repository on that allowlist. */
    static Standing of(RepositoryName repository, Allowlist allowlist) {
        return allowlist
                .find(repository)
                .<Standing>map(downstream -> downstream.level().grants(Grant.RESULTS_TO_HUD)
                        ? new Reporter(downstream)
                        : new TriggeredOnly(downstream))
                .orElseGet(() -> new NotListed(repository));
    }
}
