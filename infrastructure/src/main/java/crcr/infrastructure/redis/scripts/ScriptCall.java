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

/** A call of a script, with its arguments by name. */
public final class ScriptCall {
    private final Script script;
    private final String[] keys;
    private final Set<String> names = new HashSet<>();
    private final List<byte[]> arguments = new ArrayList<>();

    ScriptCall(Script script, String... keys) {
        this.script = script;
        this.keys = keys;
    }

    /** Adds an argument of bytes. */
    public ScriptCall with(String name, byte[] value) {
        names.add(name);
        arguments.add(bytes(name));
        arguments.add(value);
        return this;
    }

    /** Adds an argument of text. */
    public ScriptCall with(String name, String value) {
        return with(name, bytes(value));
    }

    /** Adds an argument of text, which may be empty. */
    public ScriptCall with(String name, Optional<String> value) {
        return with(name, value.orElse(""));
    }

    /** Adds an argument of a number. */
    public ScriptCall with(String name, long value) {
        return with(name, bytes(value));
    }

    /** Adds an argument of a time in milliseconds. */
    public ScriptCall with(String name, Duration value) {
        return with(name, value.toMillis());
    }

    /** Adds an argument of an instant in milliseconds since 1970. */
    public ScriptCall with(String name, Instant value) {
        return with(name, value.toEpochMilli());
    }

    /** Adds an argument of bytes that belongs to one of several things, which are counted from 1. */
    public ScriptCall with(int number, String name, byte[] value) {
        arguments.add(bytes(number + ":" + name));
        arguments.add(value);
        return this;
    }

    /** Runs the call. */
    public Answered run(RedisClusterCommands<String, byte[]> redis) {
        return new Answered(script.name(), script.run(redis, keys, given()));
    }

    /** Runs the call without waiting; its answer is not read. */
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
