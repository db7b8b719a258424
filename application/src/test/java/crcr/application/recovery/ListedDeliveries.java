package crcr.application.recovery;

import crcr.domain.delivery.DeliveryId;
import crcr.domain.recovery.DeliveryAttempt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A list of attempts at GitHub, written by a test. What is asked for is noted, and no attempt follows by itself. */
final class ListedDeliveries implements WebhookDeliveries {
    private final List<DeliveryAttempt> attempts = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private int pageSize = 100;
    private int pagesRead;
    private boolean listAway;
    private int callsUntilAway = Integer.MAX_VALUE;

    /** Adds an attempt that is newer than all before. */
    void push(String id, String guid, Instant at, boolean redelivery, boolean succeeded) {
        attempts.addFirst(
                new DeliveryAttempt(id, new DeliveryId(guid), at, redelivery, succeeded, "push", Optional.empty()));
    }

    /** Adds a first attempt that failed. */
    void failed(String id, String guid, Instant at) {
        push(id, guid, at, false, false);
    }

    /** From now on pages are of this size. */
    void pageSize(int size) {
        pageSize = size;
    }

    /** From now on the list cannot be had, or can again. */
    void listAway(boolean away) {
        listAway = away;
    }

    /** Loses every request after this number of further ones. */
    void deafAfter(int calls) {
        callsUntilAway = calls;
    }

    /** This attempt is not repeated. */
    void refuse(String id) {
        refused.add(id);
    }

    List<String> asked() {
        return List.copyOf(asked);
    }

    /** How many pages were read since this was asked last. */
    int pagesRead() {
        int read = pagesRead;
        pagesRead = 0;
        return read;
    }

    @Override
    public Page page(Optional<String> from) {
        if (listAway) {
            throw new DeliveriesUnreachableException("GitHub answered 502", new IllegalStateException("as planned"));
        }
        pagesRead++;
        int begin = from.map(Integer::parseInt).orElse(0);
        int end = Math.min(begin + pageSize, attempts.size());
        return new Page(
                attempts.subList(begin, end),
                end < attempts.size() ? Optional.of(Integer.toString(end)) : Optional.empty());
    }

    @Override
    public RedeliveryAnswer redeliver(String attempt) {
        if (callsUntilAway == 0) {
            throw new DeliveriesUnreachableException("no connection", new IllegalStateException("as planned"));
        }
        callsUntilAway--;
        if (refused.contains(attempt)) {
            return new RedeliveryAnswer.Refused(422, "too old");
        }
        asked.add(attempt);
        return new RedeliveryAnswer.Promised();
    }
}
