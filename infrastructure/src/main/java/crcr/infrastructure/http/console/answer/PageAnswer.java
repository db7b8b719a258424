package crcr.infrastructure.http.console.answer;

import crcr.application.operator.Setting;
import crcr.infrastructure.http.console.signin.Notice;
import io.helidon.http.Status;
import java.time.Instant;

/** The answer to a request for a page. */
public sealed interface PageAnswer {
    /**
     * A page.
     *
     * @param template the template that shows it
     * @param at the time of its content
     */
    record Shown(String template, Record page, Instant at) implements PageAnswer {}

    /** A notice in place of the page. */
    record Refused(Notice why) implements PageAnswer {}

    /** Returns that the thing does not exist. */
    static PageAnswer missing(String words) {
        return new Refused(Notice.of(Status.NOT_FOUND_404, "not_found", "There is nothing here", words)
                .with("Go to the overview", "/"));
    }

    /** Returns that only admins may do this. */
    static PageAnswer forAdmins() {
        return new Refused(Notice.of(
                        Status.FORBIDDEN_403,
                        "not_an_admin",
                        "For admins only",
                        "You may read, and change nothing: " + Setting.CONSOLE_ADMINS
                                + " of the relay does not list you.")
                .with("Go to the overview", "/"));
    }
}
