package crcr.infrastructure.http.console.signin;

import crcr.infrastructure.http.intake.HttpReply;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** Sends notices: to people as a page, to programs as JSON, and a refusal as problem details. */
public final class Notices {
    private final ShowNotice pages;

    /** Shows notices to people with {@code pages}. */
    public Notices(ShowNotice pages) {
        this.pages = pages;
    }

    /** Sends a notice in the requested form. */
    public void send(ServerRequest request, ServerResponse response, Notice notice) {
        switch (Wish.of(request)) {
            case HTML -> pages.show(request, response, notice);
            case JSON -> reply(notice).send(response);
        }
    }

    private static HttpReply reply(Notice notice) {
        HttpReply refusal = HttpReply.refusal(notice.status(), notice.outcome(), notice.text());
        return refusal.isRefusal()
                ? refusal
                : HttpReply.of(notice.status(), notice.outcome(), HttpReply.ok().put("detail", notice.text()));
    }
}
