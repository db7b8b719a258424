package crcr.bootstrap.settings.document;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The settings as Markdown, a table for each section. */
final class SettingTable {
    private static final Path DIRECTORY = Path.of("docs", "operate");
    private static final Pattern CODE = Pattern.compile("`[^`]*`|[^`]+");
    private static final Pattern CITATION = Pattern.compile("\\b(?:docs/[\\w/.-]+|README)\\.md(?:#[\\w-]+)?");
    private static final Pattern VARIABLE = Pattern.compile("\\b[A-Z]+(?:_[A-Z]+)+\\b");

    private final List<PackagedSetting> settings;
    private final Set<String> required;

    SettingTable(List<PackagedSetting> settings, Set<String> required) {
        this.settings = List.copyOf(settings);
        this.required = Set.copyOf(required);
    }

    String markdown() {
        Map<String, List<PackagedSetting>> sections = settings.stream()
                .collect(Collectors.groupingBy(PackagedSetting::section, LinkedHashMap::new, Collectors.toList()));
        return sections.entrySet().stream()
                .map(section -> "### " + section.getKey()
                        + "\n\n| variable | default | must be | meaning |\n|---|---|---|---|\n"
                        + section.getValue().stream().map(this::row).collect(Collectors.joining()))
                .collect(Collectors.joining("\n"));
    }

    private String row(PackagedSetting setting) {
        String variables = "`" + setting.name() + "`"
                + setting.fileName().map(file -> " or `" + file + "`").orElse("");
        String defaults = setting.defaults().isEmpty()
                ? required.contains(setting.name()) ? "required" : "–"
                : setting.defaults().stream().map(text -> "`" + text + "`").collect(Collectors.joining(", "));
        String form = SettingForms.of(setting.name()).map(SettingTable::prose).orElse("any text")
                + (setting.isList() ? "; may be a list in a file" : "");
        return "| %s | %s | %s | %s |\n".formatted(variables, defaults, form, prose(setting.meaning()));
    }

    /** Returns the text with citations as links, and with everything that is code as such. */
    static String prose(String text) {
        return CODE.matcher(text)
                .replaceAll(piece ->
                        Matcher.quoteReplacement(piece.group().startsWith("`") ? piece.group() : words(piece.group())))
                .replace("|", "\\|");
    }

    private static String words(String text) {
        String code = VARIABLE.matcher(text.replace("<", "&lt;")).replaceAll("`$0`");
        return CITATION.matcher(code).replaceAll(SettingTable::link);
    }

    private static String link(MatchResult citation) {
        String path = citation.group().replaceFirst("#.*", "");
        String anchor = citation.group().substring(path.length());
        Path target = Path.of(path);
        return "[" + target.getFileName() + "](" + DIRECTORY.relativize(target) + anchor + ")";
    }
}
