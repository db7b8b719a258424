package crcr.openapi;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A path of the description, with parameters in braces. */
final class PathTemplate {
    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");
    // GitHub redirects there when a repository was renamed, and describes it in words only.
    private static final Pattern BY_ID = Pattern.compile("^/repositories/([0-9]+)(/.*|)$");

    private final String text;
    private final Pattern pattern;
    private final List<String> parameters;

    private PathTemplate(String text, Pattern pattern, List<String> parameters) {
        this.text = text;
        this.pattern = pattern;
        this.parameters = List.copyOf(parameters);
    }

    /** A path and the values of its parameters, decoded. */
    record Match(String template, Map<String, String> parameters) {}

    /** Returns the most specific of the templates that fits a path. */
    static Optional<Match> match(String path, Collection<PathTemplate> templates) {
        Matcher byId = BY_ID.matcher(path);
        String named = byId.replaceFirst("/repos/-/$1$2");
        return templates.stream()
                .filter(template -> template.fits(named))
                .min(Comparator.comparingInt(template -> template.parameters.size()))
                .map(template -> template.match(named));
    }

    static PathTemplate parse(String template) {
        List<String> names = new ArrayList<>();
        StringBuilder pattern = new StringBuilder();
        Matcher parameter = PARAMETER.matcher(template);
        int end = 0;
        while (parameter.find()) {
            names.add(parameter.group(1));
            pattern.append(Pattern.quote(template.substring(end, parameter.start())))
                    // A file's path has several segments.
                    .append(parameter.group(1).equals("path") ? "(.+)" : "([^/]+)");
            end = parameter.end();
        }
        pattern.append(Pattern.quote(template.substring(end)));
        return new PathTemplate(template, Pattern.compile(pattern.toString()), names);
    }

    // There are hundreds of templates: most are ruled out by how they begin and end.
    private boolean fits(String path) {
        return path.startsWith(text.substring(0, (text + "{").indexOf('{')))
                && path.endsWith(text.substring(text.lastIndexOf('}') + 1))
                && pattern.matcher(path).matches();
    }

    private Match match(String path) {
        Matcher values = pattern.matcher(path);
        Map<String, String> decoded = new LinkedHashMap<>();
        if (values.matches()) {
            for (int i = 0; i < parameters.size(); i++) {
                decoded.put(
                        parameters.get(i),
                        URLDecoder.decode(values.group(i + 1).replace("+", "%2B"), StandardCharsets.UTF_8));
            }
        }
        return new Match(text, decoded);
    }
}
