package crcr.infrastructure.http.console.route;

import crcr.infrastructure.http.console.answer.Pages;
import crcr.infrastructure.http.console.result.DeliveryPages;
import crcr.infrastructure.http.console.result.DownstreamPages;
import crcr.infrastructure.http.console.result.DownstreamsPages;
import crcr.infrastructure.http.console.result.RerunChanges;
import crcr.infrastructure.http.console.result.ResultSubjects;
import crcr.infrastructure.http.console.signin.Change;
import crcr.infrastructure.http.console.signin.ConsoleGuard;
import crcr.infrastructure.http.console.signin.Page;
import crcr.infrastructure.http.console.view.StyleSheet;
import crcr.infrastructure.http.intake.Endpoints;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerResponse;
import java.util.Set;

/** Registers the console's pages at their paths, each behind the guard. */
public final class PageRoutes {
    private static final String FOR_A_YEAR = "public, max-age=31536000, immutable";

    private final ConsoleSubjects subjects;
    private final ConsoleGuard guard;
    private final Pages pages;

    /** Shows {@code subjects}. */
    public PageRoutes(ConsoleSubjects subjects, ConsoleGuard guard, Pages pages) {
        this.subjects = subjects;
        this.guard = guard;
        this.pages = pages;
    }

    /** Registers all pages. */
    public void on(HttpRules rules) {
        OverviewPages overview = new OverviewPages(subjects);
        results(rules, "/", pages.page(OverviewPages.NAMES, overview::show));
        ofResults(rules);
        AllowlistPages allowlist = new AllowlistPages(subjects.allowlist());
        read(rules, "/allowlist", pages.page(AllowlistPages.NAMES, allowlist::list));
        deadLetters(rules);
        IdentityPages identities = new IdentityPages(subjects.identities(), pages);
        read(rules, "/identities", pages.page(IdentityPages.NAMES, identities::list));
        change(rules, "/identities/forget", pages.page(Set.of("repo"), identities::ask), identities::make);
        files(rules);
    }

    private void ofResults(HttpRules rules) {
        ResultSubjects shown = subjects.results();
        DownstreamsPages downstreams = new DownstreamsPages(shown.scorecards());
        results(rules, "/downstreams", pages.page(DownstreamsPages.NAMES, downstreams::list));
        DownstreamPages downstream = new DownstreamPages(shown);
        results(rules, "/downstreams/{owner}/{repo}", pages.page(DownstreamPages.names(), downstream::show));
        DeliveryPages deliveries = new DeliveryPages(shown);
        results(rules, "/deliveries/{id}", pages.page(DeliveryPages.names(), deliveries::delivery));
        results(rules, "/pull/{number}", pages.page(DeliveryPages.namesOfPullRequest(), deliveries::pullRequest));
        RerunChanges reruns = new RerunChanges(shown, pages);
        change(rules, "/pull/{number}/rerun", pages.page(RerunChanges.names(), reruns::ask), reruns::make);
    }

    private void deadLetters(HttpRules rules) {
        DeadLetterPages letters = new DeadLetterPages(subjects.deadLetters());
        read(rules, "/dead-letters", pages.page(DeadLetterPages.NAMES, letters::list));
        for (DeadLetterChanges.Kind kind : DeadLetterChanges.Kind.values()) {
            DeadLetterChanges changes = new DeadLetterChanges(subjects.deadLetters(), pages, kind);
            change(
                    rules,
                    kind.path(),
                    pages.page(DeadLetterChanges.NAMES, DeadLetterChanges.REPEATABLE, changes::ask),
                    changes::make);
        }
    }

    private void results(HttpRules rules, String path, Page page) {
        Endpoints.get(rules, path, guard.results(page));
    }

    private void read(HttpRules rules, String path, Page page) {
        Endpoints.get(rules, path, guard.reading(page));
    }

    // GET shows the confirmation, and POST makes the change.
    private void change(HttpRules rules, String path, Page question, Change change) {
        Endpoints.getAndPost(rules, path, guard.reading(question), guard.changing(change));
    }

    private static void files(HttpRules rules) {
        Endpoints.get(
                rules, "/style.css", (_, response) -> file(response, "text/css; charset=utf-8", StyleSheet.css()));
        Endpoints.get(rules, "/icon.svg", (_, response) -> file(response, "image/svg+xml", StyleSheet.icon()));
    }

    private static void file(ServerResponse response, String type, byte[] content) {
        response.header(HeaderNames.CACHE_CONTROL, FOR_A_YEAR)
                .header(HeaderNames.CONTENT_TYPE, type)
                .send(content);
    }
}
