package crcr.infrastructure.redis.connection;

import crcr.application.store.StoreTrouble;
import crcr.application.store.StoreUnreachableException;
import crcr.domain.retry.Backoff;
import io.lettuce.core.RedisException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the present link to the store. It checks the link every second, and at once after a call has failed. A link
 * that is over is closed, and the route to the store is followed again, with growing pauses until it leads to a store
 * that accepts writes. Meanwhile there is no link.
 */
public final class Links implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Links.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Backoff BACKOFF = Backoff.doubling(Duration.ofMillis(50), Duration.ofSeconds(2));
    // Troubles that another link may end.
    private static final Set<StoreTrouble> DOUBTFUL =
            EnumSet.of(StoreTrouble.UNREACHABLE, StoreTrouble.REPLICA, StoreTrouble.MOVED, StoreTrouble.CLUSTER_DOWN);

    private final Route route;
    private final StoreHealth health = new StoreHealth();
    private final Semaphore doubts = new Semaphore(0);
    private final Thread keeping = Thread.ofVirtual().name("store").unstarted(this::keep);
    private volatile Optional<Link> current;
    private volatile boolean closed;

    private Links(Route route, Link first) {
        this.route = route;
        this.current = Optional.of(first);
    }

    /**
     * Follows the route once, and keeps a link from then on. It closes the route with itself.
     *
     * @throws StoreUnreachableException if the route does not lead to a store that accepts the login
     */
    public static Links along(Route route) {
        try {
            Links links = new Links(route, route.open());
            links.keeping.start();
            return links;
        } catch (StoreUnreachableException e) {
            route.close();
            throw e;
        }
    }

    /**
     * Returns the present link.
     *
     * @throws StoreUnreachableException if there is none now
     */
    Link current() {
        return current.orElseThrow(() -> health.trouble()
                .orElseGet(() -> new StoreUnreachableException(
                        StoreTrouble.UNREACHABLE, "the connections are being made anew")));
    }

    /**
     * Records that a call has failed, and requests a check of the link if that may be the cause.
     *
     * @return the exception for the caller: of a link that was closed meanwhile, that link's trouble
     */
    StoreUnreachableException failed(Link link, StoreUnreachableException failure) {
        if (!isCurrent(link)) {
            return health.trouble().orElse(failure);
        }
        if (DOUBTFUL.contains(failure.trouble())) {
            doubts.release();
        }
        return failure;
    }

    private boolean isCurrent(Link link) {
        return current.filter(link::equals).isPresent();
    }

    /** Checks the link, and returns why the store accepts no writes; empty if it does. */
    public Optional<StoreTrouble> look() {
        Optional<StoreTrouble> trouble = found();
        if (trouble.isPresent()) {
            doubts.release();
        }
        return trouble;
    }

    private Optional<StoreTrouble> found() {
        Optional<Link> link = current;
        return link.isPresent()
                ? look(link.get())
                : Optional.of(
                        health.trouble().map(StoreUnreachableException::trouble).orElse(StoreTrouble.UNREACHABLE));
    }

    private Optional<StoreTrouble> look(Link link) {
        try {
            link.look();
            health.well();
            return Optional.empty();
        } catch (RedisException e) {
            return Optional.of(noted(link, Failures.outage(e)));
        } catch (StoreUnreachableException e) {
            return Optional.of(noted(link, e));
        }
    }

    // The failure of a closed link is no news.
    private StoreTrouble noted(Link link, StoreUnreachableException failure) {
        if (isCurrent(link)) {
            health.troubled(failure);
        }
        return failure.trouble();
    }

    private void keep() {
        Optional<StoreTrouble> before = Optional.empty();
        int inARow = 0;
        while (!isClosedWithin(LOOK_EVERY)) {
            try {
                Optional<StoreTrouble> now = found();
                inARow = now.equals(before) ? inARow + 1 : 1;
                before = now;
                if (isOver(now, inARow)) {
                    renew(now);
                }
            } catch (RuntimeException e) {
                if (!closed) {
                    LOG.error("looking after the connections to the store failed within the relay", e);
                }
            }
        }
    }

    private boolean isOver(Optional<StoreTrouble> trouble, int inARow) {
        Optional<Link> link = current;
        return trouble.isPresent() && (link.isEmpty() || link.get().isOver(trouble.get(), inARow));
    }

    // A node that has moved the keys refuses the requests in flight, so that they can be repeated.
    private void renew(Optional<StoreTrouble> trouble) {
        Optional<Link> left = trouble.equals(Optional.of(StoreTrouble.MOVED)) ? current : Optional.empty();
        if (left.isPresent()) {
            current = Optional.empty();
        } else {
            withdraw();
        }
        try {
            open();
        } finally {
            left.ifPresent(Link::close);
        }
    }

    private void open() {
        int failed = 0;
        while (!isOpened()) {
            failed++;
            if (isClosedWithin(BACKOFF.after(failed, Duration.ZERO, 0).orElseThrow())) {
                return;
            }
        }
    }

    // A store that is full or still loading is the right one all the same.
    private boolean isOpened() {
        try {
            Link link = route.open();
            current = Optional.of(link);
            Optional<StoreTrouble> trouble = look(link);
            if (closed || isOver(trouble, 1) || trouble.equals(Optional.of(StoreTrouble.UNREACHABLE))) {
                withdraw();
                return false;
            }
            return true;
        } catch (StoreUnreachableException e) {
            health.troubled(e);
            return false;
        }
    }

    private void withdraw() {
        Optional<Link> link = current;
        current = Optional.empty();
        link.ifPresent(Link::close);
    }

    // A doubt ends the wait.
    private boolean isClosedWithin(Duration time) {
        try {
            if (doubts.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS)) {
                doubts.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
        return closed;
    }

    /** Closes the link and the route. */
    @Override
    public void close() {
        closed = true;
        doubts.release();
        withdraw();
        route.close();
    }
}
