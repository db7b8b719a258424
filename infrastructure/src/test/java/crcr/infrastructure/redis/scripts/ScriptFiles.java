package crcr.infrastructure.redis.scripts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The texts of the store's scripts and of the adapter that runs them. Tests run in their module's directory. */
final class ScriptFiles {
    private ScriptFiles() {}

    /** Returns the text of each script and each shared part, by folder and name. */
    static Map<String, String> scripts() throws IOException {
        return read(Path.of("src/main/resources/crcr/infrastructure/redis"), ".lua");
    }

    /** Returns the text of each class of the adapter, by name. */
    static Map<String, String> java() throws IOException {
        return read(Path.of("src/main/java/crcr/infrastructure/redis"), ".java");
    }

    private static Map<String, String> read(Path root, String ending) throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(ending)).toList()) {
                String name = root.relativize(file).toString();
                found.put(name.substring(0, name.length() - ending.length()), Files.readString(file));
            }
        }
        return found;
    }
}
