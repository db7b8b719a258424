package crcr.application.store;

import crcr.application.console.Session;
import crcr.application.console.SessionId;
import crcr.application.console.Sessions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The sessions of a {@link MemoryStore}. */
final class MemorySessions implements Sessions {
    private final Clock clock;
    private final Runnable requireThere;
    private final Map<SessionId, Kept> sessions = new HashMap<>();
    private final Map<String, Instant> signIns = new HashMap<>();
    private final Map<String, Deque<SessionId>> ofPeople = new HashMap<>();

    MemorySessions(Clock clock, Runnable requireThere) {
        this.clock = clock;
        this.requireThere = requireThere;
    }

    private record Kept(Session session, Instant end) {}

    @Override
    public synchronized boolean begin(
            SessionId id, Session session, String signIn, Duration remembered, Duration life) {
        requireThere.run();
        Instant now = clock.instant();
        if (now.isBefore(signIns.getOrDefault(signIn, Instant.MIN))) {
            return false;
        }
        signIns.put(signIn, now.plus(remembered));
        sessions.put(id, new Kept(session, now.plus(life)));
        Deque<SessionId> own = ofPeople.computeIfAbsent(session.subject(), _ -> new ArrayDeque<>());
        own.addFirst(id);
        while (own.size() > MOST_OF_ONE_PERSON) {
            sessions.remove(own.removeLast());
        }
        return true;
    }

    @Override
    public synchronized Optional<Session> find(SessionId id) {
        requireThere.run();
        return Optional.ofNullable(sessions.get(id))
                .filter(kept -> clock.instant().isBefore(kept.end()))
                .map(Kept::session);
    }

    @Override
    public synchronized void end(SessionId id) {
        requireThere.run();
        sessions.remove(id);
    }
}
