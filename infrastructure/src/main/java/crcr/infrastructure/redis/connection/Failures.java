package crcr.infrastructure.redis.connection;

import crcr.application.store.StoreTrouble;
import crcr.application.store.StoreUnreachableException;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Maps failures of Redis to troubles of the store. Redis begins an error with a word for its kind; up to version 6.2 an
 * error of a script has it in the middle:
 * {@code ERR Error running script (…): @user_script: 6: -READONLY You can't write …}.
 */
public final class Failures {
    private static final Map<String, StoreTrouble> KINDS = Map.ofEntries(
            Map.entry("READONLY", StoreTrouble.REPLICA),
            // The error of a replica that has lost its primary and answers nothing meanwhile.
            Map.entry("MASTERDOWN", StoreTrouble.REPLICA),
            // The answer to the queue's wait, when the primary becomes a replica.
            Map.entry("UNBLOCKED", StoreTrouble.REPLICA),
            // By Redis's own min-replicas-to-write.
            Map.entry("NOREPLICAS", StoreTrouble.UNREPLICATED),
            // A cluster's answers:
            // https://redis.io/docs/latest/operate/oss_and_stack/reference/cluster-spec/#redirection-and-resharding.
            Map.entry("MOVED", StoreTrouble.MOVED),
            Map.entry("ASK", StoreTrouble.MOVING),
            Map.entry("TRYAGAIN", StoreTrouble.MOVING),
            Map.entry("CLUSTERDOWN", StoreTrouble.CLUSTER_DOWN),
            Map.entry("OOM", StoreTrouble.FULL),
            Map.entry("LOADING", StoreTrouble.LOADING),
            Map.entry("MISCONF", StoreTrouble.NOT_SAVING),
            Map.entry("NOAUTH", StoreTrouble.NO_ACCESS),
            Map.entry("WRONGPASS", StoreTrouble.NO_ACCESS),
            Map.entry("NOPERM", StoreTrouble.NO_ACCESS));
    private static final Pattern KIND =
            Pattern.compile("(?:^|: -)(?<kind>" + String.join("|", KINDS.keySet()) + ")\\b");
    // Errors that begin with the word for any error all the same.
    private static final Pattern NO_ACCESS = Pattern.compile(
            "invalid password|AUTH called|AUTH <password> called|Client sent AUTH|The user executing the script can't");

    private Failures() {}

    /** Returns the outage that a failure means to a use case. */
    static StoreUnreachableException outage(RedisException failure) {
        return new StoreUnreachableException(trouble(failure), rootMessage(failure), failure);
    }

    /**
     * Returns the outage that a failure means to a use case.
     *
     * @param tried the attempted action
     */
    static StoreUnreachableException outage(String tried, RedisException failure) {
        return new StoreUnreachableException(trouble(failure), tried + ": " + rootMessage(failure), failure);
    }

    /** Returns the trouble of the store. */
    public static StoreTrouble trouble(Throwable failure) {
        StoreTrouble trouble = StoreTrouble.UNREACHABLE;
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof RedisCommandExecutionException) {
                trouble = trouble(String.valueOf(each.getMessage()));
            }
        }
        return trouble;
    }

    private static StoreTrouble trouble(String error) {
        Matcher kind = KIND.matcher(error);
        if (kind.find()) {
            return KINDS.getOrDefault(kind.group("kind"), StoreTrouble.FAILING);
        }
        return NO_ACCESS.matcher(error).find() ? StoreTrouble.NO_ACCESS : StoreTrouble.FAILING;
    }

    /** Returns the message of a failure's root cause. */
    public static String rootMessage(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null ? String.valueOf(failure.getMessage()) : rootMessage(cause);
    }
}
