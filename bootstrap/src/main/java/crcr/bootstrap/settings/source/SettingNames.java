package crcr.bootstrap.settings.source;

import io.helidon.config.Config;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The names of the settings. */
public final class SettingNames {
    /** The suffix that makes of a secret setting's name the name of its file. */
    static final String FILE = "_FILE";

    private final SortedSet<String> names;
    private final Set<String> lists;

    /** Takes the names of {@code application.yaml}. A setting that is a list there may be a list elsewhere. */
    SettingNames(Config packaged) {
        List<Config> settings = packaged.asNodeList().orElse(List.of());
        names = settings.stream().map(Config::name).collect(Collectors.toCollection(TreeSet::new));
        lists = settings.stream()
                .filter(setting -> setting.type() == Config.Type.LIST)
                .map(Config::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Returns the names of the settings that this version uses. */
    List<String> used() {
        return List.copyOf(names);
    }

    /** Returns whether a setting has this name. */
    public boolean has(String name) {
        return names.contains(name);
    }

    /** Returns whether the setting's text must be hidden. */
    boolean isSecret(String name) {
        return has(name + FILE);
    }

    /** Returns whether the setting may be a list. */
    boolean isList(String name) {
        return lists.contains(name);
    }

    /** Returns the name that an unknown name probably stands for. */
    Optional<String> nearest(String unknown) {
        String spelt = unknown.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_")
                .replaceAll("[^A-Za-z0-9]+", "_")
                .toUpperCase(Locale.ROOT);
        return names.stream()
                .filter(name -> 3 * distance(spelt, name) < Math.max(spelt.length(), name.length()))
                .min(Comparator.comparingInt(name -> distance(spelt, name)));
    }

    /** Returns the number of characters to add, remove or replace to turn one text into the other. */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
