package crcr.infrastructure.redis;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What of a Redis's version and configuration endangers what the relay keeps. */
final class StoreConcerns {
    private static final Pattern VERSION = Pattern.compile("redis_version:(\\d+)\\.(\\d+)");

    private StoreConcerns() {}

    static List<String> of(RedisCommands<String, byte[]> commands) {
        List<String> concerns = new ArrayList<>();
        Matcher version = VERSION.matcher(commands.info("server"));
        if (version.find() && !isSupported(version)) {
            concerns.add("Redis " + version.group(1) + "." + version.group(2) + " is older than 6.2");
        }
        setting(commands, "maxmemory-policy")
                .filter(policy -> !policy.equals("noeviction"))
                .ifPresent(policy -> concerns.add("maxmemory-policy is " + policy
                        + ": Redis may throw away accepted work when it is full; set noeviction"));
        setting(commands, "appendonly")
                .filter(appendOnly -> !appendOnly.equals("yes"))
                .ifPresent(_ -> concerns.add(
                        "appendonly is off: accepted work does not survive a restart of Redis; set appendonly yes"));
        return concerns;
    }

    private static boolean isSupported(Matcher version) {
        int major = Integer.parseInt(version.group(1));
        return major > 6 || (major == 6 && Integer.parseInt(version.group(2)) >= 2);
    }

    private static Optional<String> setting(RedisCommands<String, byte[]> commands, String name) {
        try {
            return Optional.ofNullable(commands.configGet(name).get(name));
        } catch (RedisCommandExecutionException e) {
            return Optional.empty();
        }
    }
}
