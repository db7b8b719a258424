package crcr.lab.demo.show;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The board as lines of text. Its columns have their full width from the start, so that the table does not move while
 * it fills, and all but the note at the end fit on a terminal of 100 columns.
 */
record Table(boolean colours) {
    private static final List<String> TITLES =
            List.of("downstream", "level", "dispatched", "in_progress", "completed", "HUD", "check", "");
    private static final List<Integer> LEAST_WIDTHS = List.of(10, 6, 10, 11, 14, 10, 17, 0);
    private static final String GAP = "  ";

    List<String> lines(Board board) {
        List<List<Cell>> all = Stream.concat(
                        Stream.of(TITLES.stream().map(Cell::quiet).toList()),
                        board.rows().stream().map(Row::cells))
                .toList();
        return all.stream().map(cells -> line(cells, all)).toList();
    }

    private String line(List<Cell> cells, List<List<Cell>> all) {
        List<String> padded = new ArrayList<>();
        for (int column = 0; column < cells.size(); column++) {
            padded.add(padded(cells.get(column), width(column, all)));
        }
        return GAP + String.join(GAP, padded).stripTrailing();
    }

    // The note at the end has no fixed width.
    private static int width(int column, List<List<Cell>> all) {
        return column == TITLES.size() - 1
                ? 0
                : all.stream()
                        .mapToInt(cells -> cells.get(column).text().length())
                        .reduce(LEAST_WIDTHS.get(column), Math::max);
    }

    private String padded(Cell cell, int width) {
        String blanks = " ".repeat(Math.max(0, width - cell.text().length()));
        boolean plain = !colours || cell.text().isEmpty();
        return (plain ? cell.text() : cell.tone().paint(cell.text())) + blanks;
    }
}
