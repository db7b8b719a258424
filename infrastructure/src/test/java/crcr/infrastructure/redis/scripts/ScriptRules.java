package crcr.infrastructure.redis.scripts;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the scripts promise: each declares what it reads and reads what it declares, uses just the shared parts that it
 * names, and takes its arguments by the names of its header; Java names each script.
 */
final class ScriptRules {
    private static final String SHARED = "shared/";
    private static final String ARGUMENTS = "shared/arguments";
    private static final Set<String> OF_REDIS = Set.of(
            "KEYS", "cjson", "ipairs", "math", "pairs", "redis", "string", "table", "tonumber", "tostring", "unpack");
    private static final Pattern NAMED = Pattern.compile("Script\\.of\\(\"([^\"]+)\"\\)");

    private final Map<String, String> files;
    private final Map<String, LuaNames> names = new LinkedHashMap<>();
    private final Set<String> findings = new TreeSet<>();

    private ScriptRules(Map<String, String> files) {
        this.files = files;
        files.forEach((name, text) -> names.put(name, LuaNames.of(text)));
    }

    /**
     * Returns what breaks a rule, in words; nothing at best.
     *
     * @param files the text of each script and each shared part, by folder and name
     * @param java the source text that names scripts
     */
    static Set<String> findings(Map<String, String> files, String java) {
        ScriptRules rules = new ScriptRules(files);
        files.keySet().forEach(rules::checkNames);
        files.keySet().forEach(rules::checkArguments);
        rules.checkParts();
        rules.checkUse(java);
        return rules.findings;
    }

    private LuaNames namesOf(String file) {
        LuaNames found = names.get(file);
        if (found == null) {
            throw new IllegalArgumentException("there is no " + file);
        }
        return found;
    }

    private Stream<String> partsOf(String file) {
        return header(file, "-- uses ").map(part -> SHARED + part).filter(part -> {
            if (!files.containsKey(part)) {
                findings.add(file + " uses " + part + ", which is not there");
            }
            return files.containsKey(part);
        });
    }

    private Stream<String> header(String file, String beginning) {
        return ScriptText.lists(files.getOrDefault(file, ""), beginning);
    }

    private void checkNames(String file) {
        Set<String> needed = new HashSet<>(namesOf(file).globals());
        needed.removeAll(OF_REDIS);
        if (file.equals(ARGUMENTS)) {
            needed.remove("ARGV");
        }
        Set<String> offered = new HashSet<>();
        partsOf(file).forEach(part -> {
            Set<String> ofPart = namesOf(part).offered();
            offered.addAll(ofPart);
            if (ofPart.stream().noneMatch(needed::contains)) {
                findings.add(file + " does not need " + part);
            }
        });
        needed.removeAll(offered);
        needed.forEach(
                name -> findings.add(file + " reads " + name + ", which neither it nor a part that it names declares"));
        namesOf(file).unread().stream()
                .filter(name ->
                        !file.startsWith(SHARED) || !namesOf(file).offered().contains(name))
                .forEach(name -> findings.add(file + " never reads its " + name));
    }

    private void checkArguments(String file) {
        Set<String> read = namesOf(file).arguments();
        if (file.startsWith(SHARED)) {
            read.forEach(name -> findings.add(file + " is a part, and reads the argument " + name));
            return;
        }
        Set<String> listed = header(file, "-- ARGV ").collect(Collectors.toSet());
        read.stream()
                .filter(name -> !listed.contains(name))
                .forEach(name -> findings.add(file + " does not list its argument " + name));
        listed.stream()
                .filter(name -> !read.contains(name))
                .forEach(name -> findings.add(file + " never reads its argument " + name));
    }

    // What a part offers has to be read by itself or by a file that names the part.
    private void checkParts() {
        files.keySet().stream().filter(file -> file.startsWith(SHARED)).forEach(part -> {
            Set<String> idle = new TreeSet<>(namesOf(part).unread());
            idle.retainAll(namesOf(part).offered());
            files.keySet().stream()
                    .filter(file -> header(file, "-- uses ").anyMatch(used -> part.equals(SHARED + used)))
                    .forEach(file -> idle.removeAll(namesOf(file).globals()));
            idle.forEach(name -> findings.add(part + " offers " + name + ", which no script reads"));
        });
    }

    private void checkUse(String java) {
        Set<String> named = NAMED.matcher(java)
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toSet());
        files.keySet().stream()
                .filter(file -> !file.startsWith(SHARED) && !named.contains(file))
                .forEach(file -> findings.add(file + " is named nowhere"));
        named.stream()
                .filter(file -> !files.containsKey(file))
                .forEach(file -> findings.add(file + " is named, and not there"));
    }
}
