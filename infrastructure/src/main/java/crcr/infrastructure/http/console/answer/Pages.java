package crcr.infrastructure.http.console.answer;

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
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Sends pages: as HTML to people, as JSON to programs, and to strangers so that caches may keep them for a moment. */
public final class Pages {
    // How long caches may keep a stranger's page. Its "now" is as coarse, so that it stays the same meanwhile.
    private static final long KEPT_SECONDS = 10;
    private static final HeaderName REFRESH = HeaderNames.create("Refresh");

    private final Clock clock;
    private final Notices notices;

    /** Goes by that clock. */
    public Pages(Clock clock) {
        this.clock = clock;
        this.notices = new Notices(notice());
    }

    /**
     * Returns the page that this makes.
     *
     * @param names the parameters that it knows
     */
    public Page page(Set<String> names, Function<Asked, Answer> make) {
        return page(names, Set.of(), make);
    }

    /** Likewise, with parameters besides that may be there any number of times. */
    public Page page(Set<String> names, Set<String> repeatable, Function<Asked, Answer> make) {
        return (request, response, visitor) -> {
            PageQuery query = PageQuery.of(request.query(), names, repeatable);
            boolean refreshes = query.refreshes();
            Optional<String> done = query.parameters().read(Frame.DONE, "a word that the console wrote", Done::words);
            switch (make.apply(new Asked(request, query, visitor, now(visitor)))) {
                case Answer.Refused(Notice why) -> notices.send(request, response, why);
                case Answer.Shown shown -> {
                    Address address = new Address(request.path().rawPath(), query.all());
                    if (refreshes) {
                        response.header(REFRESH, Frame.EVERY);
                    }
                    send(request, response, shown, new Frame(now(visitor), visitor, address, done, refreshes));
                }
            }
        };
    }

    private Instant now(Visitor visitor) {
        Instant now = clock.instant();
        return visitor instanceof Visitor.Stranger
                ? Instant.ofEpochSecond(now.getEpochSecond() / KEPT_SECONDS * KEPT_SECONDS)
                : now;
    }

    private static void send(ServerRequest request, ServerResponse response, Answer.Shown shown, Frame frame) {
        Wish wish = Wish.of(request);
        byte[] body = switch (wish) {
            case HTML -> Html.of(shown.template(), shown.page(), frame);
            case JSON -> JsonTwin.of(shown.page());
        };
        response.header(HeaderNames.CONTENT_TYPE, type(wish));
        if (frame.visitor() instanceof Visitor.Stranger) {
            String tag = '"' + Sha256.hex(body) + '"';
            // Who is signed in gets another page by a cookie.
            response.header(HeaderNames.VARY, "Accept, Cookie")
                    .header(HeaderNames.CACHE_CONTROL, "public, max-age=" + KEPT_SECONDS)
                    .header(HeaderNames.ETAG, tag);
            if (request.headers()
                    .first(HeaderNames.IF_NONE_MATCH)
                    .filter(tag::equals)
                    .isPresent()) {
                response.status(Status.NOT_MODIFIED_304).send();
                return;
            }
        } else {
            response.header(HeaderNames.VARY, "Accept");
        }
        response.send(body);
    }

    private static String type(Wish wish) {
        return switch (wish) {
            case HTML -> "text/html; charset=utf-8";
            case JSON -> "application/json";
        };
    }

    /** Returns what shows notices to people. */
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

    /** Sends what is said instead of a page. */
    public void refuse(ServerRequest request, ServerResponse response, Notice why) {
        notices.send(request, response, why);
    }

    /** Leads to a page, which says what was done. */
    public static void lead(ServerResponse response, Address to, Done done) {
        response.status(Status.SEE_OTHER_303)
                .header(HeaderNames.LOCATION, to.with(Frame.DONE, done.word()).toString())
                .send();
    }
}
