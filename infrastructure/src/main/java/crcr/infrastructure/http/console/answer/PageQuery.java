package crcr.infrastructure.http.console.answer;

import crcr.infrastructure.http.console.page.Paging;
import crcr.infrastructure.http.console.signin.Notice;
import crcr.infrastructure.http.console.view.Frame;
import crcr.infrastructure.http.intake.HttpReply;
import crcr.infrastructure.http.intake.QueryParameters;
import io.helidon.common.uri.UriQuery;
import io.helidon.http.Status;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The query of a page: its part of a table, its order, and its filters. Any other parameter is refused. */
public final class PageQuery {
    private static final Pattern PAGE = Pattern.compile("[1-9]\\d{0,4}");

    private final QueryParameters parameters;
    private final UriQuery query;

    private PageQuery(QueryParameters parameters, UriQuery query) {
        this.parameters = parameters;
        this.query = query;
    }

    /** Reads a query that may have these parameters, in addition to those of every page. */
    public static PageQuery of(UriQuery query, Set<String> names) {
        return of(query, names, Set.of());
    }

    /** Reads a query that may have these parameters, and further ones that may be repeated. */
    public static PageQuery of(UriQuery query, Set<String> names, Set<String> repeatable) {
        Set<String> known = new HashSet<>(names);
        known.add(Frame.DONE);
        known.add(Frame.REFRESH);
        return new PageQuery(QueryParameters.of(query, known, repeatable), query);
    }

    /** Returns the parameters as they were given; of a repeated one the first. */
    public SortedMap<String, String> all() {
        SortedMap<String, String> all = new TreeMap<>();
        query.names().forEach(name -> query.all(name).stream().findFirst().ifPresent(value -> all.put(name, value)));
        return Collections.unmodifiableSortedMap(all);
    }

    /** Returns the parameters, from which everything else is read. */
    public QueryParameters parameters() {
        return parameters;
    }

    /** Returns all values of a parameter that may be repeated. */
    public List<String> each(String name) {
        return query.contains(name) ? query.all(name) : List.of();
    }

    /** Returns whether the page is to refresh itself. */
    public boolean refreshes() {
        return choice(Frame.REFRESH, List.of(Frame.EVERY)).isPresent();
    }

    /** Returns the parameter's word, if it is present. Any word but these is wrong. */
    public Optional<String> choice(String name, List<String> words) {
        return parameters.read(
                name, String.join(" or ", words), text -> Optional.of(text).filter(words::contains));
    }

    /** Returns the requested part of a long table, from 1 on. */
    public int page() {
        return parameters
                .read(
                        "page",
                        "a number from 1 on",
                        text -> Optional.of(text)
                                .filter(digits -> PAGE.matcher(digits).matches())
                                .map(Integer::valueOf))
                .orElse(1);
    }

    /** The order of a table: the name of a column, with a minus before it for descending order. */
    public record Sort<T>(String word, Comparator<T> order) {}

    /**
     * Returns the requested order of the table.
     *
     * @param byDefault the word if none is given
     * @param orders the order of each column
     */
    public <T> Sort<T> sort(String byDefault, Map<String, Comparator<T>> orders) {
        String columns = String.join(", ", new TreeMap<>(orders).keySet());
        return parameters
                .read(
                        "sort",
                        "one of " + columns + ", with a minus before it for backwards",
                        text -> named(text, orders))
                .or(() -> named(byDefault, orders))
                .orElseThrow();
    }

    private static <T> Optional<Sort<T>> named(String word, Map<String, Comparator<T>> orders) {
        boolean backwards = word.startsWith("-");
        return Optional.ofNullable(orders.get(backwards ? word.substring(1) : word))
                .map(order -> new Sort<>(word, backwards ? order.reversed() : order));
    }

    /** Returns the requested part of these rows, sorted. */
    public static <T> List<T> sorted(List<T> rows, Sort<T> sort) {
        return rows.stream().sorted(sort.order()).toList();
    }

    /** Returns the paging of a table with this number of rows. */
    public Paging paging(int rows, Sort<?> sort) {
        return Paging.of(page(), rows, sort.word());
    }

    /** Returns the answer, unless the query has a mistake. */
    public PageAnswer answer(Supplier<PageAnswer> answer) {
        return parameters.refusal().<PageAnswer>map(PageQuery::refused).orElseGet(answer);
    }

    private static PageAnswer refused(HttpReply refusal) {
        return new PageAnswer.Refused(
                Notice.of(Status.BAD_REQUEST_400, refusal.outcome(), "This page cannot be shown so", refusal.detail()));
    }
}
