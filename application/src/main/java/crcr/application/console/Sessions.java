package crcr.application.console;

import java.time.Duration;
import java.util.Optional;

/** The sessions of people who are signed in, for all processes of the relay. Every operation is one atomic step. */
public interface Sessions {
    /** The maximum number of concurrent sessions of one person. One more session ends the earliest. */
    int MOST_OF_ONE_PERSON = 20;

    /**
     * Begins a session, unless this sign-in has begun one already.
     *
     * @param signIn the id of the sign-in: the nonce of its ID token
     * @param remembered the time for which a sign-in is remembered: longer than its ID token can be presented
     * @param life the time after which the session ends, even if it is in use
     * @return whether it began
     * @throws crcr.application.store.StoreUnreachableException if the store does not answer
     */
    boolean begin(SessionId id, Session session, String signIn, Duration remembered, Duration life);

    /**
     * Returns the session of that id, unless it has ended.
     *
     * @throws crcr.application.store.StoreUnreachableException if the store does not answer
     */
    Optional<Session> find(SessionId id);

    /**
     * Ends the session of that id, if there is one.
     *
     * @throws crcr.application.store.StoreUnreachableException if the store does not answer
     */
    void end(SessionId id);
}
