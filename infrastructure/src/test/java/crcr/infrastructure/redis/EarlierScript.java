package crcr.infrastructure.redis;

import static crcr.infrastructure.redis.scripts.Script.bytes;

import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * A script of the first layout, as it was when the second one came: with its prelude, and with arguments and an answer
 * by place.
 *
 * @param file its name
 */
record EarlierScript(String file) {
    List<Object> run(RedisClusterCommands<String, byte[]> redis, List<String> keys, byte[]... arguments) {
        byte[] script = bytes(read("earlier/prelude.lua") + read("earlier/" + file));
        return redis.eval(script, ScriptOutputType.MULTI, keys.toArray(String[]::new), arguments);
    }

    private static String read(String file) {
        try (InputStream in = Objects.requireNonNull(EarlierScript.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
