package crcr.infrastructure.redis.session;

import crcr.application.console.Session;
import crcr.application.console.SessionId;
import crcr.application.console.Sessions;
import crcr.infrastructure.redis.connection.Redis;
import crcr.infrastructure.redis.scripts.Keys;
import crcr.infrastructure.redis.scripts.Script;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps sessions as hashes that expire. A reader of the store finds no id that a browser could present. */
public final class RedisSessions implements Sessions {
    private static final Script BEGIN = Script.of("sessions/begin");
    private static final Script END = Script.of("sessions/end");
    // A rule has no control characters.
    private static final String BETWEEN_RULES = "\n";

    private final Redis redis;

    /** Keeps sessions in {@code redis}. */
    public RedisSessions(Redis redis) {
        this.redis = redis;
    }

    @Override
    public boolean begin(SessionId id, Session session, String signIn, Duration remembered, Duration life) {
        return redis.run(BEGIN.on(Keys.session(id), Keys.signIn(signIn), Keys.sessions(session.subject()))
                        .with("subject", session.subject())
                        .with("name", session.name())
                        .with("rules", String.join(BETWEEN_RULES, session.adminRules()))
                        .with("remembered_ms", remembered)
                        .with("life_ms", life)
                        .with("most", MOST_OF_ONE_PERSON))
                .isTrue("begun");
    }

    // Each page asks for the session, so that a plain command is used and no script.
    @Override
    public Optional<Session> find(SessionId id) {
        Map<String, byte[]> fields = redis.call(commands -> commands.hgetall(Keys.session(id)));
        return fields.isEmpty() ? Optional.empty() : Optional.of(session(fields));
    }

    private static Session session(Map<String, byte[]> fields) {
        String rules = text(fields, "rules");
        return new Session(
                text(fields, "subject"),
                text(fields, "name"),
                rules.isEmpty() ? List.of() : List.of(rules.split(BETWEEN_RULES, -1)));
    }

    private static String text(Map<String, byte[]> fields, String name) {
        return Script.text(fields.getOrDefault(name, new byte[0]));
    }

    @Override
    public void end(SessionId id) {
        redis.run(END.on(Keys.session(id)));
    }
}
