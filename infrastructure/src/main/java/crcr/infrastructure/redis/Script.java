package crcr.infrastructure.redis;

import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/** A Lua script from this package's resources: one atomic step of the store, and one round trip. */
final class Script {
    private final byte[] text;
    private final String sha;

    private Script(byte[] text) {
        this.text = text;
        this.sha = sha1(text);
    }

    /** The script of that file, with what it shares with others before it. */
    static Script named(String file) {
        return new Script(bytes(read("prelude.lua") + read(file)));
    }

    private static String read(String file) {
        try (InputStream in = Objects.requireNonNull(Script.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs it and gives its answer, which is a list for every script. */
    List<Object> run(RedisClusterCommands<String, byte[]> redis, String[] keys, byte[]... arguments) {
        try {
            return redis.evalsha(sha, ScriptOutputType.MULTI, keys, arguments);
        } catch (RedisNoScriptException e) {
            // A server that was restarted has forgotten the script; this tells it again.
            return redis.eval(text, ScriptOutputType.MULTI, keys, arguments);
        }
    }

    /** Runs it without waiting; what comes of it is not told. */
    void start(RedisClusterAsyncCommands<String, byte[]> redis, byte[]... arguments) {
        String[] noKeys = {};
        redis.<List<Object>>evalsha(sha, ScriptOutputType.MULTI, noKeys, arguments)
                .whenComplete((_, failure) -> {
                    if (failure instanceof RedisNoScriptException) {
                        RedisFuture<List<Object>> _ = redis.eval(text, ScriptOutputType.MULTI, noKeys, arguments);
                    }
                });
    }

    // SHA-1 is how Redis names scripts; nothing is secured by it.
    private static String sha1(byte[] text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    /** A text as a script's argument. */
    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A number as a script's argument. */
    static byte[] bytes(long number) {
        return bytes(Long.toString(number));
    }

    /** A text out of a script's answer. */
    static String text(Object answer) {
        return new String((byte[]) answer, StandardCharsets.UTF_8);
    }
}
