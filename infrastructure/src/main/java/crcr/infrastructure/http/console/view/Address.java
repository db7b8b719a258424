package crcr.infrastructure.http.console.view;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The address of a page of the console, from which links to the same page with other parameters are made.
 *
 * @param path percent-encoded
 * @param query the parameters, not encoded
 */
public record Address(String path, SortedMap<String, String> query) {
    /** Keeps its own copy. */
    public Address {
        query = Collections.unmodifiableSortedMap(new TreeMap<>(query));
    }

    /** Returns the address without parameters. */
    public static Address of(String path) {
        return new Address(path, new TreeMap<>());
    }

    /** Returns the address with this parameter, or with another value of it. */
    public Address with(String name, String value) {
        SortedMap<String, String> changed = new TreeMap<>(query);
        changed.put(name, value);
        return new Address(path, changed);
    }

    /** Returns the address without this parameter. */
    public Address without(String name) {
        SortedMap<String, String> changed = new TreeMap<>(query);
        changed.remove(name);
        return new Address(path, changed);
    }

    /** Returns the address as a link. */
    @Override
    public String toString() {
        return query.isEmpty()
                ? path
                : path + "?" + query.entrySet().stream().map(Address::pair).collect(Collectors.joining("&"));
    }

    private static String pair(Map.Entry<String, String> parameter) {
        return encoded(parameter.getKey()) + "=" + encoded(parameter.getValue());
    }

    /** Returns the text as a part of a path or a query. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
