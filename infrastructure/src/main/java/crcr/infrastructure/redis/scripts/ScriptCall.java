package crcr.infrastructure.redis.scripts;

import static crcr.infrastructure.redis.scripts.Script.bytes;

import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One run of a script, with the arguments that it is given by name. */
public final class ScriptCall {
    private final Script script;
    private final String[] keys;
    private final Set<String> names = new HashSet<>();
    private final List<byte[]> arguments = new ArrayList<>();

    ScriptCall(Script script, String... keys) {
        this.script = script;
        this.keys = keys;
    }

    /** Gives it these bytes under that name. */
    public ScriptCall with(String name, byte[] value) {
        names.add(name);
        arguments.add(bytes(name));
        arguments.add(value);
        return this;
    }

    /** Gives it that text. */
    public ScriptCall with(String name, String value) {
        return with(name, bytes(value));
    }

    /** Gives it that text, or an empty one. */
    public ScriptCall with(String name, Optional<String> value) {
        return with(name, value.orElse(""));
    }

    /** Gives it that number. */
    public ScriptCall with(String name, long value) {
        return with(name, bytes(value));
    }

    /** Gives it that time in milliseconds. */
    public ScriptCall with(String name, Duration value) {
        return with(name, value.toMillis());
    }

    /** Gives it that instant in milliseconds since 1970. */
    public ScriptCall with(String name, Instant value) {
        return with(name, value.toEpochMilli());
    }

    /** Gives it these bytes under that name, of one of several things, which are counted from 1. */
    public ScriptCall with(int number, String name, byte[] value) {
        arguments.add(bytes(number + ":" + name));
        arguments.add(value);
        return this;
    }

    /** Runs it. */
    public Answered run(RedisClusterCommands<String, byte[]> redis) {
        return new Answered(script.name(), script.run(redis, keys, given()));
    }

    /** Runs it without waiting; its answer is not read. */
    public void start(RedisClusterAsyncCommands<String, byte[]> redis) {
        script.start(redis, keys, given());
    }

    private byte[][] given() {
        if (!names.equals(script.arguments())) {
            throw new IllegalStateException(script.name() + " takes " + script.arguments() + ", and is given " + names);
        }
        return arguments.toArray(byte[][]::new);
    }
}
