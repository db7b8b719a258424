package crcr.bootstrap.command;

import com.fasterxml.jackson.databind.JsonNode;
import crcr.infrastructure.shared.text.ShowableText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Formats a list of JSON objects as lines with columns. */
final class TextTable {
    private TextTable() {}

    /** Returns these members of each object, under a line with their names; empty if there is no object. */
    static Optional<String> of(List<String> columns, JsonNode objects) {
        if (objects.isEmpty()) {
            return Optional.empty();
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(columns.stream().map(column -> column.replace('_', ' ')).toList());
        objects.forEach(object -> rows.add(columns.stream()
                .map(column -> ShowableText.line(object.path(column).asText()))
                .toList()));
        List<Integer> widths = IntStream.range(0, columns.size())
                .mapToObj(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toList();
        return Optional.of(
                String.join("\n", rows.stream().map(row -> line(row, widths)).toList()));
    }

    private static String line(List<String> row, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            line.append(row.get(column))
                    .repeat(" ", widths.get(column) - row.get(column).length() + 2);
        }
        return line.toString().stripTrailing();
    }
}
