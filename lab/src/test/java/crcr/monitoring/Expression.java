package crcr.monitoring;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a PromQL expression asks for: which series, and by which labels it takes them together. Grafana's variables may
 * stand in it.
 *
 * @param selectors each series that it reads
 * @param groupings the labels that it names outside of selectors
 * @param unknown what it calls that is no function of PromQL
 * @see <a href="https://prometheus.io/docs/prometheus/latest/querying/basics/">PromQL</a>
 */
record Expression(List<Selector> selectors, Set<String> groupings, List<String> unknown) {
    private static final Pattern TOKEN = Pattern.compile("\\s+|#[^\\n]*"
            + "|(?<string>\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*')"
            + "|(?<number>\\d[\\w.]*|\\.\\d+)"
            + "|(?<name>[a-zA-Z_:][\\w:]*)"
            + "|(?<range>\\[[^\\]]*])"
            + "|(?<sign>=~|!~|!=|==|<=|>=|[-+*/%^<>=(){},@]|\\$\\w+)");
    private static final Set<String> LABELS_FOLLOW =
            Set.of("by", "without", "on", "ignoring", "group_left", "group_right");
    private static final Set<String> WORDS =
            Set.of("and", "or", "unless", "offset", "bool", "inf", "nan", "start", "end");
    private static final Set<String> AGGREGATIONS = Set.of(
            "sum", "min", "max", "avg", "group", "count", "count_values", "bottomk", "topk", "quantile", "stddev");
    private static final Set<String> FUNCTIONS = Set.of(
            "absent",
            "clamp_max",
            "clamp_min",
            "delta",
            "histogram_quantile",
            "increase",
            "irate",
            "label_replace",
            "max_over_time",
            "min_over_time",
            "rate",
            "scalar",
            "sort",
            "sort_desc",
            "time",
            "vector",
            "label_values");

    Expression {
        selectors = List.copyOf(selectors);
        groupings = Set.copyOf(groupings);
        unknown = List.copyOf(unknown);
    }

    /** Series of one name. */
    record Selector(String metric, List<Condition> conditions) {
        Selector {
            conditions = List.copyOf(conditions);
        }
    }

    /** What a label of a series must be. */
    record Condition(String label, String operator, String value) {
        boolean holdsFor(String actual) {
            return switch (operator) {
                case "=" -> actual.equals(value);
                case "!=" -> !actual.equals(value);
                case "=~" -> actual.matches(value);
                case "!~" -> !actual.matches(value);
                default -> throw new AssertionError("no operator: " + operator);
            };
        }

        /** Whether it asks for something that is there, and not only for something that is not. */
        boolean isPositive() {
            return operator.startsWith("=");
        }

        /** Whether somebody at the dashboard chooses what it asks for. */
        boolean isChosen() {
            return value.contains("$");
        }
    }

    static Expression of(String text) {
        return new ExpressionParser(tokens(text)).expression();
    }

    private static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher token = TOKEN.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (!token.find(at) || token.start() != at) {
                throw new AssertionError("cannot be read from here: " + text.substring(at));
            }
            at = token.end();
            if (!token.group().isBlank() && !token.group().startsWith("#")) {
                tokens.add(token.group());
            }
        }
        return tokens;
    }

    /** Reads an expression once, from its first token to its last. */
    private static final class ExpressionParser {
        private final List<String> tokens;
        private final List<Selector> selectors = new ArrayList<>();
        private final Set<String> groupings = new HashSet<>();
        private final List<String> unknown = new ArrayList<>();
        private int at;

        ExpressionParser(List<String> tokens) {
            this.tokens = tokens;
        }

        Expression expression() {
            while (at < tokens.size()) {
                String token = tokens.get(at++);
                if (Character.isLetter(token.charAt(0)) || token.charAt(0) == '_' || token.charAt(0) == ':') {
                    name(token);
                } else if (token.equals("{")) {
                    throw new AssertionError("a selector without the name of a metric");
                }
            }
            return new Expression(selectors, groupings, unknown);
        }

        private String next() {
            return at < tokens.size() ? tokens.get(at) : "";
        }

        private void name(String name) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (LABELS_FOLLOW.contains(lower)) {
                labels();
            } else if (WORDS.contains(lower)) {
                return;
            } else if (AGGREGATIONS.contains(lower) && (next().equals("(") || LABELS_FOLLOW.contains(next()))) {
                return;
            } else if (next().equals("(")) {
                if (!FUNCTIONS.contains(lower)) {
                    unknown.add(name);
                }
            } else {
                selectors.add(new Selector(name, conditions()));
            }
        }

        private void labels() {
            if (!next().equals("(")) {
                return;
            }
            for (at++; !next().equals(")"); at++) {
                if (!next().equals(",")) {
                    groupings.add(next());
                }
            }
            at++;
        }

        private List<Condition> conditions() {
            List<Condition> conditions = new ArrayList<>();
            if (!next().equals("{")) {
                return conditions;
            }
            at++;
            while (!next().equals("}")) {
                if (next().equals(",")) {
                    at++;
                    continue;
                }
                String quoted = tokens.get(at + 2);
                conditions.add(
                        new Condition(tokens.get(at), tokens.get(at + 1), quoted.substring(1, quoted.length() - 1)));
                at += 3;
            }
            at++;
            return conditions;
        }
    }
}
