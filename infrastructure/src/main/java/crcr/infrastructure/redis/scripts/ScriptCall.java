package crcr.infrastructure.redis.scripts;

import static crcr.infrastructure.redis.scripts.Script.bytes;

import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A call of a script, with its arguments by name. */
public final class ScriptCall {
    private final Script script;
    private final String[] keys;
    private final Map<String, byte[]> named = new HashMap<>();
    private final List<byte[]> counted = new ArrayList<>();

    ScriptCall(Script script, String... keys) {
        this.script = script;
        this.keys = keys;
    }

    /** Adds an argument of bytes. */
    public ScriptCall with(String name, byte[] value) {
        named.put(name, value);
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
        counted.add(bytes(number + ":" + name));
        counted.add(value);
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
        List<String> names = script.arguments();
        if (named.size() != names.size() || !named.keySet().containsAll(names)) {
            throw new IllegalStateException(script.name() + " takes " + names + ", and is given " + named.keySet());
        }
        Stream<byte[]> byPlace = names.stream().map(name -> Objects.requireNonNull(named.get(name), name));
        return Stream.concat(byPlace, counted.stream()).toArray(byte[][]::new);
    }
}
