package crcr.infrastructure.http.console.page;

import java.util.List;

/**
 * The part of a long table that a page shows.
 *
 * @param page the part, from 1 on
 * @param pages the number of parts, at least 1
 * @param rows the number of rows in all parts
 * @param sort the column by which they are sorted, with a minus before it for descending order
 */
public record Paging(int page, int pages, int rows, String sort) {
    /** The number of rows in a part. */
    public static final int ROWS = 50;

    /** Returns the paging of this number of rows. A part beyond the last one becomes the last one. */
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

    /** Returns whether the rows are sorted in descending order. */
    public boolean isBackwards() {
        return sort.startsWith("-");
    }

    /** Returns the order to which a column's head links: by the column, or reversed if it is sorted by it already. */
    public String next(String column) {
        return sort.equals(column) ? "-" + column : column;
    }
}
