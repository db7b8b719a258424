package crcr.infrastructure.http.console.answer;

import crcr.domain.delivery.Payload;
import crcr.infrastructure.http.console.signin.LocalPath;
import crcr.infrastructure.http.console.signin.Notice;
import crcr.infrastructure.http.console.signin.Notices;
import crcr.infrastructure.http.console.signin.Page;
import crcr.infrastructure.http.console.signin.ShowNotice;
import crcr.infrastructure.http.console.signin.Visitor;
import crcr.infrastructure.http.console.signin.Wish;
import crcr.infrastructure.http.console.view.Address;
import crcr.infrastructure.http.console.view.Frame;
import crcr.infrastructure.http.console.view.Html;
import crcr.infrastructure.http.console.view.JsonTwin;
import crcr.infrastructure.shared.text.Sha256;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Sends pages: as HTML to people, as JSON to programs, and to strangers in a form that caches may keep for a moment.
 */
public final class Pages {
    // The time for which caches may keep a stranger's page. Its "now" is as coarse, so that it stays the same
    // meanwhile.
    private static final long KEPT_SECONDS = 10;
    private static final HeaderName REFRESH = HeaderNames.create("Refresh");

    private final Clock clock;
    private final Notices notices;
    private final StrangerPages strangers = new StrangerPages();

    /** Takes the time from {@code clock}. */
    public Pages(Clock clock) {
        this.clock = clock;
        this.notices = new Notices(notice());
    }

    /**
     * Returns the page that this function makes.
     *
     * @param names the parameters that it knows
     */
    public Page page(Set<String> names, Function<Asked, PageAnswer> make) {
        return page(names, Set.of(), make);
    }

    /** Returns the page that this function makes, with parameters that may be repeated. */
    public Page page(Set<String> names, Set<String> repeatable, Function<Asked, PageAnswer> make) {
        return (request, response, visitor) -> {
            PageQuery query = PageQuery.of(request.query(), names, repeatable);
            boolean refreshes = query.refreshes();
            Optional<String> done = query.parameters().read(Frame.DONE, "a word that the console wrote", Done::words);
            Instant now = now(visitor);
            Address address = new Address(LocalPath.asked(request.path().path()).value(), query.all());
            Frame frame = new Frame(now, visitor, address, done, refreshes);
            Supplier<PageAnswer> answer = () -> make.apply(new Asked(request, query, visitor, now));
            switch (visitor) {
                case Visitor.Stranger _ -> toStranger(request, response, answer, frame);
                case Visitor.Reader _, Visitor.Admin _ -> {
                    switch (answer.get()) {
                        case PageAnswer.Refused(Notice why) -> notices.send(request, response, why);
                        case PageAnswer.Shown shown -> {
                            response.header(HeaderNames.VARY, "Accept");
                            send(response, Wish.of(request), rendered(shown, Wish.of(request), frame), refreshes);
                        }
                    }
                }
            }
        };
    }

    private void toStranger(ServerRequest request, ServerResponse response, Supplier<PageAnswer> answer, Frame frame) {
        Wish wish = Wish.of(request);
        StrangerPages.Key key =
                new StrangerPages.Key(frame.address().path(), request.query().rawValue(), wish, frame.now());
        Optional<StrangerPages.Sent> kept = strangers.kept(key);
        if (kept.isPresent()) {
            send(request, response, wish, kept.get());
            return;
        }
        switch (strangers.make(() -> prepared(answer.get(), wish, frame)).orElseGet(Pages::busy)) {
            case Prepared.Busy(Notice why) -> {
                response.header(HeaderNames.RETRY_AFTER, Long.toString(KEPT_SECONDS));
                notices.send(request, response, why);
            }
            case Prepared.Refused(Notice why) -> notices.send(request, response, why);
            case Prepared.Rendered(StrangerPages.Sent page) -> {
                strangers.keep(key, page);
                send(request, response, wish, page);
            }
        }
    }

    /** The treatment of a stranger's request. */
    private sealed interface Prepared {
        record Busy(Notice why) implements Prepared {}

        record Refused(Notice why) implements Prepared {}

        record Rendered(StrangerPages.Sent page) implements Prepared {}
    }

    private static Prepared prepared(PageAnswer answer, Wish wish, Frame frame) {
        return switch (answer) {
            case PageAnswer.Refused(Notice why) -> new Prepared.Refused(why);
            case PageAnswer.Shown shown -> {
                byte[] body = rendered(shown, wish, frame);
                yield new Prepared.Rendered(
                        new StrangerPages.Sent(new Payload(body), '"' + Sha256.hex(body) + '"', frame.refreshes()));
            }
        };
    }

    private static Prepared busy() {
        return new Prepared.Busy(Notice.of(
                Status.SERVICE_UNAVAILABLE_503,
                "busy",
                "Too many requests for this page",
                "The relay shows results as far as its work allows; try again in ten seconds."));
    }

    private Instant now(Visitor visitor) {
        Instant now = clock.instant();
        return visitor instanceof Visitor.Stranger
                ? Instant.ofEpochSecond(now.getEpochSecond() / KEPT_SECONDS * KEPT_SECONDS)
                : now;
    }

    private static byte[] rendered(PageAnswer.Shown shown, Wish wish, Frame frame) {
        return switch (wish) {
            case HTML -> Html.of(shown.template(), shown.page(), frame);
            case JSON -> JsonTwin.of(shown.page());
        };
    }

    // A signed-in person gets another page, by a cookie.
    private static void send(ServerRequest request, ServerResponse response, Wish wish, StrangerPages.Sent page) {
        response.header(HeaderNames.VARY, "Accept, Cookie")
                .header(HeaderNames.CACHE_CONTROL, "public, max-age=" + KEPT_SECONDS)
                .header(HeaderNames.ETAG, page.tag());
        if (isKnown(request, page.tag())) {
            response.status(Status.NOT_MODIFIED_304).send();
        } else {
            send(response, wish, page.body().bytes(), page.refreshes());
        }
    }

    // There may be several tags, and weak ones count too, because a proxy that compresses weakens them.
    private static boolean isKnown(ServerRequest request, String tag) {
        return request.headers().all(HeaderNames.IF_NONE_MATCH, List::of).stream()
                .flatMap(known -> Arrays.stream(known.split(",", -1)))
                .map(String::strip)
                .map(known -> known.startsWith("W/") ? known.substring(2) : known)
                .anyMatch(known -> known.equals(tag) || known.equals("*"));
    }

    private static void send(ServerResponse response, Wish wish, byte[] body, boolean refreshes) {
        if (refreshes) {
            response.header(REFRESH, Frame.EVERY);
        }
        response.header(HeaderNames.CONTENT_TYPE, type(wish)).send(body);
    }

    private static String type(Wish wish) {
        return switch (wish) {
            case HTML -> "text/html; charset=utf-8";
            case JSON -> "application/json";
        };
    }

    /** Returns the function that shows notices to people. */
    public ShowNotice notice() {
        return (request, response, notice) -> {
            Visitor visitor = request.context().get(Visitor.class).orElseGet(Visitor.Stranger::new);
            Frame frame = new Frame(clock.instant(), visitor, Address.of("/"), Optional.empty(), false);
            response.status(notice.status())
                    .header(HeaderNames.VARY, "Accept")
                    .header(HeaderNames.CONTENT_TYPE, type(Wish.HTML))
                    .send(Html.of("notice", notice, frame));
        };
    }

    /** Sends a notice in place of a page. */
    public void refuse(ServerRequest request, ServerResponse response, Notice why) {
        notices.send(request, response, why);
    }

    /** Redirects to a page, which reports the change. */
    public static void lead(ServerResponse response, Address to, Done done) {
        response.status(Status.SEE_OTHER_303)
                .header(HeaderNames.LOCATION, to.with(Frame.DONE, done.word()).toString())
                .send();
    }
}
