package crcr.infrastructure.redis.inspection;

import crcr.application.doctor.DoctorFinding;
import crcr.application.operator.Setting;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Inspects a Redis's version, role and configuration for dangers to the relay's data. */
public final class StoreConcerns {
    private static final Pattern VERSION = Pattern.compile("redis_version:(\\d+)\\.(\\d+)");
    private static final Pattern VALKEY = Pattern.compile("valkey_version:(\\d+\\.\\d+)");
    private static final Pattern FOLLOWING = Pattern.compile("(?m)^slave\\d+:.*state=online");
    private static final String VERSION_ABOUT = "Redis version";
    private static final String ROLE = "Redis role";
    private static final String REPLICAS = "Redis replicas";
    private static final String EVICTION = "Redis eviction";
    private static final String PERSISTENCE = "Redis persistence";
    private static final String NOT_TOLD = "this Redis does not show its configuration; ensure that ";

    private StoreConcerns() {}

    /** Inspects the store through these commands. */
    public static List<DoctorFinding> of(RedisClusterCommands<String, byte[]> commands) {
        return List.of(
                version(commands.info("server")),
                role(commands.info("replication")),
                eviction(setting(commands, "maxmemory-policy")),
                persistence(setting(commands, "appendonly"), setting(commands, "save")));
    }

    /** Inspects the store through these commands, and returns the dangers, in words for an operator. */
    public static List<String> inWords(RedisClusterCommands<String, byte[]> commands) {
        return of(commands).stream()
                .flatMap(finding -> switch (finding) {
                    case DoctorFinding.Ok _, DoctorFinding.Skipped _ -> Stream.of();
                    case DoctorFinding.Warning warning -> Stream.of(warning.words() + "; " + warning.nextStep());
                    case DoctorFinding.Failure failure -> Stream.of(failure.words() + "; " + failure.nextStep());
                })
                .toList();
    }

    /** Returns the finding from the section {@code server} of its {@code INFO}. */
    static DoctorFinding version(String server) {
        Matcher valkey = VALKEY.matcher(server);
        if (valkey.find()) {
            return new DoctorFinding.Ok(VERSION_ABOUT, "Valkey " + valkey.group(1));
        }
        Matcher version = VERSION.matcher(server);
        if (!version.find()) {
            return new DoctorFinding.Skipped(
                    VERSION_ABOUT, "this Redis does not show its version; 6.2 is the oldest that will do");
        }
        String name = "Redis " + version.group(1) + "." + version.group(2);
        return isSupported(version)
                ? new DoctorFinding.Ok(VERSION_ABOUT, name)
                : new DoctorFinding.Failure(
                        VERSION_ABOUT, name + " is older than 6.2", "move to Redis 6.2 or newer, or to Valkey");
    }

    private static boolean isSupported(Matcher version) {
        int major = Integer.parseInt(version.group(1));
        return major > 6 || (major == 6 && Integer.parseInt(version.group(2)) >= 2);
    }

    private static DoctorFinding role(String replication) {
        return replication.contains("role:slave")
                ? new DoctorFinding.Failure(
                        ROLE,
                        "it is a replica, which takes no writes",
                        "let " + Setting.REDIS_ENDPOINT + " name the primary")
                : new DoctorFinding.Ok(ROLE, "it takes writes");
    }

    /**
     * Returns the finding on replicas from the section {@code replication} of its {@code INFO}.
     *
     * @param asked the required number of replicas
     */
    static DoctorFinding replicas(String replication, int asked) {
        long following = FOLLOWING.matcher(replication).results().count();
        String words = following + " follow it, and " + Setting.REDIS_WAIT_REPLICAS + " asks for " + asked;
        return following >= asked
                ? new DoctorFinding.Ok(REPLICAS, words)
                : new DoctorFinding.Failure(
                        REPLICAS,
                        words + ": nothing is accepted",
                        "start more, look at the network between them, or lower " + Setting.REDIS_WAIT_REPLICAS);
    }

    private static DoctorFinding eviction(Optional<String> policy) {
        if (policy.isEmpty()) {
            return new DoctorFinding.Skipped(EVICTION, NOT_TOLD + "maxmemory-policy is noeviction");
        }
        return policy.get().equals("noeviction")
                ? new DoctorFinding.Ok(EVICTION, "maxmemory-policy is noeviction")
                : new DoctorFinding.Failure(
                        EVICTION,
                        "maxmemory-policy is " + policy.get() + ": Redis may throw away accepted work when it is full",
                        "set noeviction");
    }

    private static DoctorFinding persistence(Optional<String> appendOnly, Optional<String> save) {
        if (appendOnly.isEmpty()) {
            return new DoctorFinding.Skipped(PERSISTENCE, NOT_TOLD + "appendonly is yes");
        }
        if (appendOnly.get().equals("yes")) {
            return new DoctorFinding.Ok(PERSISTENCE, "appendonly is on");
        }
        return save.filter(points -> !points.isBlank()).isPresent()
                ? new DoctorFinding.Warning(
                        PERSISTENCE,
                        "appendonly is off: work accepted since the last snapshot does not survive a restart of Redis",
                        "set appendonly yes")
                : new DoctorFinding.Failure(
                        PERSISTENCE,
                        "appendonly is off, and there are no snapshots: accepted work does not survive a restart of"
                                + " Redis",
                        "set appendonly yes");
    }

    private static Optional<String> setting(RedisClusterCommands<String, byte[]> commands, String name) {
        try {
            Map<String, String> settings = commands.configGet(name);
            return Optional.ofNullable(settings.get(name));
        } catch (RedisCommandExecutionException e) {
            return Optional.empty();
        }
    }
}
