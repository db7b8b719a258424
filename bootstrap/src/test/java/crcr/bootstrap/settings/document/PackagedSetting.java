package crcr.bootstrap.settings.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A setting as {@code application.yaml} has it.
 *
 * @param section the heading above it
 * @param meaning the comment above it
 * @param defaults its default; several for a list, none if it has none
 * @param isList whether a list is accepted
 * @param isSecret whether there is a variable for a file, too
 */
record PackagedSetting(
        String section, String name, String meaning, List<String> defaults, boolean isList, boolean isSecret) {
    private static final Pattern SECTION = Pattern.compile("# --- (.+?) -+");
    private static final Pattern COMMENT = Pattern.compile("# (.*)");
    private static final Pattern NAME = Pattern.compile("(\\w+):(?: (.*))?");
    private static final Pattern ITEM = Pattern.compile("  - (.*)");

    PackagedSetting {
        defaults = List.copyOf(defaults);
    }

    /** Returns the variable that holds the path of a file with the secret. */
    Optional<String> fileName() {
        return isSecret ? Optional.of(name + "_FILE") : Optional.empty();
    }

    static List<PackagedSetting> all() {
        try (InputStream in = Objects.requireNonNull(PackagedSetting.class.getResourceAsStream("/application.yaml"))) {
            return read(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<PackagedSetting> read(List<String> lines) {
        List<PackagedSetting> settings = new ArrayList<>();
        String section = "";
        List<String> comment = new ArrayList<>();
        for (String line : lines) {
            Matcher heading = SECTION.matcher(line);
            Matcher words = COMMENT.matcher(line);
            Matcher name = NAME.matcher(line);
            Matcher item = ITEM.matcher(line);
            if (heading.matches()) {
                section = heading.group(1);
                comment.clear();
            } else if (words.matches()) {
                comment.add(words.group(1));
            } else if (item.matches()) {
                settings.add(settings.removeLast().withItem(item.group(1)));
            } else if (name.matches() && name.group(1).endsWith("_FILE")) {
                settings.add(settings.removeLast().withFile(name.group(1)));
            } else if (name.matches()) {
                Optional<String> value = Optional.ofNullable(name.group(2));
                settings.add(new PackagedSetting(
                        section,
                        name.group(1),
                        String.join(" ", comment),
                        value.filter(text -> !text.equals("[]")).stream().toList(),
                        value.filter("[]"::equals).isPresent(),
                        false));
                comment.clear();
            } else if (!line.isBlank() && !line.equals("#")) {
                throw new AssertionError("application.yaml has a line of no known form: " + line);
            }
        }
        return settings;
    }

    private PackagedSetting withItem(String item) {
        List<String> more = new ArrayList<>(defaults);
        more.add(item);
        return new PackagedSetting(section, name, meaning, more, true, isSecret);
    }

    private PackagedSetting withFile(String fileName) {
        if (!fileName.equals(name + "_FILE")) {
            throw new AssertionError(fileName + " stands below " + name);
        }
        return new PackagedSetting(section, name, meaning, defaults, isList, true);
    }
}
