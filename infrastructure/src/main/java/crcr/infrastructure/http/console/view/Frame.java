package crcr.infrastructure.http.console.view;

import crcr.infrastructure.http.console.signin.SignedIn;
import crcr.infrastructure.http.console.signin.Visitor;
import java.time.Instant;
import java.util.Optional;

/**
 * The frame around a page.
 *
 * @param now the time from which "ago" is counted
 * @param visitor the visitor
 * @param address the page itself
 * @param done the change that was just made, in words
 * @param refreshes whether the page refreshes itself
 */
public record Frame(Instant now, Visitor visitor, Address address, Optional<String> done, boolean refreshes) {
    /** The parameter that makes a page refresh itself. */
    public static final String REFRESH = "refresh";

    /** The seconds between two refreshes. */
    public static final String EVERY = "30";

    /** The parameter with the change that was just made. */
    public static final String DONE = "done";

    /** Returns whether the visitor may make changes. */
    public boolean mayChange() {
        return visitor instanceof Visitor.Admin;
    }

    /** Returns whether the visitor may see more than results. */
    public boolean maySeeAll() {
        return !(visitor instanceof Visitor.Stranger);
    }

    /** Returns the signed-in person. */
    public Optional<SignedIn> who() {
        return switch (visitor) {
            case Visitor.Stranger() -> Optional.empty();
            case Visitor.Reader(SignedIn who) -> Optional.of(who);
            case Visitor.Admin(SignedIn who) -> Optional.of(who);
        };
    }

    /** Returns the name of the signed-in person; an empty text for a stranger. */
    public String name() {
        return who().map(SignedIn::name).orElse("");
    }

    /** Returns the CSRF token for forms; an empty text for a stranger. */
    public String csrf() {
        return who().map(SignedIn::csrfToken).orElse("");
    }

    /** Returns the link to another page, which refreshes itself if this one does. */
    public String to(String path) {
        Address other = Address.of(path);
        return (refreshes ? other.with(REFRESH, EVERY) : other).toString();
    }

    /** Returns the link to a place with parameters of its own. */
    public String toPlace(String place) {
        return refreshes ? place + (place.contains("?") ? "&" : "?") + REFRESH + "=" + EVERY : place;
    }

    /** Returns the link to this page with another value of a parameter, on its first page. */
    public String with(String name, String value) {
        return address.without(DONE).without("page").with(name, value).toString();
    }

    /** Returns the link to this page without a parameter, on its first page. */
    public String without(String name) {
        return address.without(DONE).without("page").without(name).toString();
    }

    /** Returns the link to this page that starts or stops its refreshing. */
    public String refreshing() {
        Address same = address.without(DONE);
        return (refreshes ? same.without(REFRESH) : same.with(REFRESH, EVERY)).toString();
    }

    /** Returns the link to another part of a long table. */
    public String page(int number) {
        return address.without(DONE).with("page", Integer.toString(number)).toString();
    }

    /** Returns this page as the value of a parameter: the place to which a sign-in returns. */
    public String here() {
        return Address.encoded(address.without(DONE).toString());
    }

    /** Returns the link to another page with a parameter, which is left out if it is empty. */
    public String link(String path, String name, String value) {
        Address other = Address.of(path);
        return (value.isEmpty() ? other : other.with(name, value)).toString();
    }

    /** Returns the link to all entries of this page with one value of a parameter. */
    public String all(String path, String name) {
        Address all = Address.of(path).with("all", "true");
        String value = parameter(name);
        return (value.isEmpty() ? all : all.with(name, value)).toString();
    }

    /** Returns the link to a downstream. */
    public String downstream(String repository) {
        return to("/downstreams/" + repository);
    }

    /** Returns the link to a delivery. */
    public String delivery(String id) {
        return to("/deliveries/" + Address.encoded(id));
    }

    /** Returns the link to a pull request. */
    public String pull(long number) {
        return to("/pull/" + number);
    }

    /** Returns the link to the page that confirms the re-run of a run. */
    public String rerun(long number, String delivery, String repository, String run) {
        return Address.of("/pull/" + number + "/rerun")
                .with("delivery", delivery)
                .with("repo", repository)
                .with("run", run)
                .toString();
    }

    /** Returns the link to the page that confirms the re-run of all failed runs of a delivery. */
    public String rerunFailed(long number, String delivery) {
        return Address.of("/pull/" + number + "/rerun")
                .with("delivery", delivery)
                .with("failed", "true")
                .toString();
    }

    /** Returns whether this path is the page itself or one of its parents. */
    public boolean isAt(String path) {
        return address.path().equals(path)
                || (!path.equals("/") && address.path().startsWith(path + "/"));
    }

    /** Returns the value of a parameter; an empty text if the page has none. */
    public String parameter(String name) {
        return address.query().getOrDefault(name, "");
    }
}
