package crcr.infrastructure.redis.scripts;

import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Lua script from this package's resources: one atomic step of the store, and one round trip. */
public final class Script {
    // The last key of each call never exists. While a cluster moves keys one by one to another node, it so refuses
    // the whole script, which otherwise could end half-way at a key that was moved already.
    private static final String GUARD = "table.remove(KEYS)\n";

    private final String name;
    private final ScriptText source;
    private final byte[] text;
    private final String sha;

    private Script(String name, ScriptText source) {
        this.name = name;
        this.source = source;
        this.text = bytes(GUARD + source.text());
        this.sha = sha1(text);
    }

    /**
     * Returns a script.
     *
     * @param name its folder and its name, as in {@code targets/begin}
     */
    public static Script of(String name) {
        return new Script(name, ScriptText.of(name));
    }

    /**
     * Returns this script with an argument that is the same in every call, such as a rule of the domain. It becomes a
     * part of the text, so that it is built once and is not sent.
     */
    public Script always(String argument, String value) {
        return new Script(name, source.always(argument, value));
    }

    String name() {
        return name;
    }

    /** Returns the names of the arguments that each call has, in their order. */
    List<String> arguments() {
        return source.arguments();
    }

    /** Returns a call of the script without arguments. */
    public ScriptCall on(String... keys) {
        return new ScriptCall(this, keys);
    }

    /** Runs the script and returns its answer, which is a list for every script. */
    List<Object> run(RedisClusterCommands<String, byte[]> redis, String[] keys, byte[]... values) {
        try {
            return redis.evalsha(sha, ScriptOutputType.MULTI, guarded(keys), values);
        } catch (RedisNoScriptException e) {
            // A server that was restarted, or has just become the primary, does not know the script.
            return redis.eval(text, ScriptOutputType.MULTI, guarded(keys), values);
        }
    }

    /** Runs the script without waiting; its answer is not read. */
    void start(RedisClusterAsyncCommands<String, byte[]> redis, String[] keys, byte[]... values) {
        redis.<List<Object>>evalsha(sha, ScriptOutputType.MULTI, guarded(keys), values)
                .whenComplete((_, failure) -> {
                    if (failure instanceof RedisNoScriptException) {
                        RedisFuture<List<Object>> _ = redis.eval(text, ScriptOutputType.MULTI, guarded(keys), values);
                    }
                });
    }

    private static String[] guarded(String... keys) {
        String[] guarded = Arrays.copyOf(keys, keys.length + 1);
        guarded[keys.length] = Keys.never();
        return guarded;
    }

    // Redis names scripts by SHA-1; no security depends on it.
    private static String sha1(byte[] text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    /** Returns a text as a script's argument. */
    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Returns words as a script's argument for {@code is_among}: with a blank before and behind each, so that a word is
     * found only as a whole.
     */
    public static String words(Stream<String> words) {
        return words.collect(Collectors.joining(" ", " ", " "));
    }

    /** Returns a number as a script's argument. */
    public static byte[] bytes(long number) {
        return bytes(Long.toString(number));
    }

    /** Returns a text from a script's answer. */
    public static String text(Object answer) {
        return new String((byte[]) answer, StandardCharsets.UTF_8);
    }
}
