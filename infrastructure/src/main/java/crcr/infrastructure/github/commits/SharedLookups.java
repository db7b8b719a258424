package crcr.infrastructure.github.commits;

import crcr.application.outbox.QuietTime;
import crcr.application.selfreport.CommitCache;
import crcr.application.selfreport.LookUpCommit;
import crcr.application.store.StoreUnreachableException;
import crcr.domain.selfreport.CheckedCommit;
import crcr.domain.selfreport.NamedCommit;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks each commit up once for all callers that wait for it, and keeps GitHub's answer for all processes. A caller
 * waits for 2 s at most, and a later answer is kept for the next caller. While GitHub is unavailable, or limits the
 * calls, callers do not wait. Safe for use by several threads.
 */
public final class SharedLookups implements LookUpCommit {
    private static final Logger LOG = LoggerFactory.getLogger(SharedLookups.class);

    // A callback may wait for HUD for 3 s more, within its reservation.
    private static final Duration WITHIN = Duration.ofSeconds(2);

    private final LookUpCommit github;
    private final CommitCache cache;
    private final QuietTime quiet;
    private final ConcurrentMap<NamedCommit, CompletableFuture<CommitAnswer>> underWay = new ConcurrentHashMap<>();

    /** Asks {@code github} for commits that are not in the cache. */
    public SharedLookups(LookUpCommit github, CommitCache cache, QuietTime quiet) {
        this.github = github;
        this.cache = cache;
        this.quiet = quiet;
    }

    @Override
    public CommitAnswer lookUp(NamedCommit commit) {
        CompletableFuture<CommitAnswer> answer = underWay.computeIfAbsent(commit, this::begin);
        try {
            return answer.get(WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            return new CommitAnswer.Unknown(
                    "GitHub has not answered within " + WITHIN.toSeconds() + " s", Duration.ZERO);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new CommitAnswer.Unknown("interrupted", Duration.ZERO);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StoreUnreachableException storeAway) {
                throw storeAway;
            }
            throw new IllegalStateException("a look-up failed", e);
        }
    }

    private CompletableFuture<CommitAnswer> begin(NamedCommit commit) {
        CompletableFuture<CommitAnswer> answer = new CompletableFuture<>();
        Thread.ofVirtual().name("commit-lookup").start(() -> {
            try {
                answer.complete(ask(commit));
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            } finally {
                underWay.remove(commit, answer);
            }
        });
        return answer;
    }

    // The cache is read first, because an answer may have come since the caller looked there.
    private CommitAnswer ask(NamedCommit commit) {
        Optional<CheckedCommit> known = cache.known(commit);
        if (known.isPresent()) {
            return new CommitAnswer.Checked(known.get());
        }
        if (!quiet.isOver()) {
            return new CommitAnswer.Unknown(
                    "GitHub is not asked, because a look-up failed a moment ago", Duration.ZERO);
        }
        CommitAnswer answer = github.lookUp(commit);
        switch (answer) {
            case CommitAnswer.Checked(CheckedCommit checked) -> cache.keep(commit, checked);
            case CommitAnswer.Unknown(String cause, Duration pause) -> {
                quiet.last(pause);
                LOG.warn(
                        "commits of self-reports are not verified for {} s, since {} cannot be looked up: {}",
                        pause.toSeconds(),
                        commit,
                        cause);
            }
        }
        return answer;
    }
}
