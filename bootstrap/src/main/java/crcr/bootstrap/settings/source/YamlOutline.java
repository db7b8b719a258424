package crcr.bootstrap.settings.source;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingEndEvent;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * Reads the top level of a YAML document with its lines, which Helidon's parser does not report. It reads only the
 * events of the parser below, and constructs nothing. No problem quotes the document, which may hold secrets.
 */
final class YamlOutline {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,99}");

    private YamlOutline() {}

    /** The result of reading a YAML text. */
    sealed interface YamlReading {
        /** The text is a mapping, or empty. */
        record Read(List<YamlEntry> entries) implements YamlReading {
            /** Keeps its own copy. */
            public Read {
                entries = List.copyOf(entries);
            }
        }

        /** The text is unusable, because of that line. */
        record Invalid(int line, String problem) implements YamlReading {}
    }

    /** Reads a text. */
    static YamlReading of(String text) {
        try {
            List<Event> events = new ArrayList<>();
            new Yaml(new LoaderOptions()).parse(new StringReader(text)).forEach(events::add);
            return read(events);
        } catch (MarkedYAMLException e) {
            return new YamlReading.Invalid(
                    line(Optional.ofNullable(e.getProblemMark()).orElse(e.getContextMark())),
                    "cannot be read as YAML" + (e.getContext() == null ? "" : " (" + e.getContext() + ")"));
        } catch (ReaderException e) {
            return new YamlReading.Invalid(
                    1
                            + (int) text.codePoints()
                                    .limit(e.getPosition())
                                    .filter(c -> c == '\n')
                                    .count(),
                    "has the character U+%04X".formatted(e.getCodePoint()));
        } catch (YAMLException e) {
            return new YamlReading.Invalid(1, "cannot be read as YAML");
        }
    }

    private static YamlReading read(List<Event> events) {
        Optional<Event> special = events.stream().filter(YamlOutline::isSpecial).findFirst();
        if (special.isPresent()) {
            return invalid(special.get(), "has an anchor, an alias or a tag: put a text that begins so into quotes");
        }
        List<Event> documents =
                events.stream().filter(DocumentStartEvent.class::isInstance).toList();
        if (documents.size() > 1) {
            return invalid(documents.get(1), "has a second document");
        }
        return documents.isEmpty()
                ? new YamlReading.Read(List.of())
                : root(events.subList(events.indexOf(documents.getFirst()) + 1, events.size()));
    }

    private static boolean isSpecial(Event event) {
        return switch (event) {
            case AliasEvent _ -> true;
            case ScalarEvent scalar -> scalar.getAnchor() != null || scalar.getTag() != null;
            case CollectionStartEvent start -> start.getAnchor() != null || start.getTag() != null;
            default -> false;
        };
    }

    private static YamlReading root(List<Event> events) {
        if (events.getFirst() instanceof ScalarEvent scalar && scalar.getValue().isEmpty()) {
            return new YamlReading.Read(List.of());
        }
        if (!(events.getFirst() instanceof MappingStartEvent)) {
            return invalid(events.getFirst(), "holds something else than settings, each as NAME: value");
        }
        List<YamlEntry> entries = new ArrayList<>();
        int i = 1;
        while (!(events.get(i) instanceof MappingEndEvent)) {
            if (!(events.get(i) instanceof ScalarEvent name)
                    || !NAME.matcher(name.getValue()).matches()) {
                return invalid(events.get(i), "has something else there than the name of a setting");
            }
            List<Event> value = value(events, i + 1);
            entries.add(entry(name, value));
            i += 1 + value.size();
        }
        return new YamlReading.Read(entries);
    }

    private static List<Event> value(List<Event> events, int first) {
        int depth = 0;
        int next = first;
        do {
            depth += switch (events.get(next)) {
                case CollectionStartEvent _ -> 1;
                case CollectionEndEvent _ -> -1;
                default -> 0;
            };
            next++;
        } while (depth > 0);
        return events.subList(first, next);
    }

    private static YamlEntry entry(ScalarEvent name, List<Event> value) {
        List<String> texts = value.stream()
                .filter(ScalarEvent.class::isInstance)
                .map(event -> ((ScalarEvent) event).getValue())
                .toList();
        boolean isList = value.getFirst() instanceof SequenceStartEvent && texts.size() == value.size() - 2;
        YamlEntry.Shape shape =
                value.size() == 1 ? YamlEntry.Shape.TEXT : isList ? YamlEntry.Shape.LIST : YamlEntry.Shape.NESTED;
        return new YamlEntry(
                name.getValue(), line(name.getStartMark()), shape, shape == YamlEntry.Shape.NESTED ? List.of() : texts);
    }

    private static YamlReading invalid(Event event, String problem) {
        return new YamlReading.Invalid(line(event.getStartMark()), problem);
    }

    private static int line(Mark mark) {
        return mark.getLine() + 1;
    }
}
