package crcr.infrastructure.http.console.page;

import java.util.List;

/**
 * Which part of a long table a page shows.
 *
 * @param page the part, from 1 on
 * @param pages how many there are, at least 1
 * @param rows how many rows all of them have
 * @param sort the column by which they are sorted, with a minus before it if backwards
 */
public record Paging(int page, int pages, int rows, String sort) {
    /** How many rows a part has. */
    public static final int ROWS = 50;

    /** Returns the paging of that many rows; a part beyond the last one is the last one. */
    public static Paging of(int page, int rows, String sort) {
        int pages = Math.max(1, Math.ceilDiv(rows, ROWS));
        return new Paging(Math.min(page, pages), pages, rows, sort);
    }

    /** Returns the rows of this part. */
    public <T> List<T> part(List<T> all) {
        int from = Math.min(all.size(), (page - 1) * ROWS);
        return all.subList(from, Math.min(all.size(), from + ROWS));
    }

    /** Returns whether the rows are sorted by this column. */
    public boolean isBy(String column) {
        return sort.equals(column) || sort.equals("-" + column);
    }

    /** Returns whether they are sorted backwards. */
    public boolean isBackwards() {
        return sort.startsWith("-");
    }

    /** Returns the sort that a column's head leads to: by it, or the other way round if it is that already. */
    public String next(String column) {
        return sort.equals(column) ? "-" + column : column;
    }
}
