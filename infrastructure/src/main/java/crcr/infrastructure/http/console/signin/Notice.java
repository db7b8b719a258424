package crcr.infrastructure.http.console.signin;

import io.helidon.http.Status;
import java.util.List;
import java.util.stream.Stream;

/**
 * A notice of the console that is no page of the relay's data: a refusal, an outage, a sign-out.
 *
 * @param outcome the same short word for the same cause, for logs
 * @param title a few words
 * @param text the event, and the reader's next step; plain text, and never a secret
 * @param links links to other pages
 */
public record Notice(Status status, String outcome, String title, String text, List<Link> links) {
    /** Keeps its own copy. */
    public Notice {
        links = List.copyOf(links);
    }

    /**
     * A link to another page.
     *
     * @param words the link's text
     * @param address a path of the console, or the provider's own https address
     */
    public record Link(String words, String address) {}

    /** Returns a notice without links. */
    public static Notice of(Status status, String outcome, String title, String text) {
        return new Notice(status, outcome, title, text, List.of());
    }

    /** Returns the notice with one more link. */
    public Notice with(String words, String address) {
        return new Notice(
                status,
                outcome,
                title,
                text,
                Stream.concat(links.stream(), Stream.of(new Link(words, address)))
                        .toList());
    }
}
