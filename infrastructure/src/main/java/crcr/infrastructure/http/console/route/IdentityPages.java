package crcr.infrastructure.http.console.route;

import crcr.application.trust.HandlingIdentities;
import crcr.application.trust.KnownIdentities.Known;
import crcr.application.trust.KnownIdentities.KnownUpstream;
import crcr.domain.repository.RepositoryName;
import crcr.infrastructure.http.console.answer.Asked;
import crcr.infrastructure.http.console.answer.Done;
import crcr.infrastructure.http.console.answer.PageAnswer;
import crcr.infrastructure.http.console.answer.PageQuery;
import crcr.infrastructure.http.console.answer.Pages;
import crcr.infrastructure.http.console.page.ConfirmPage;
import crcr.infrastructure.http.console.page.ConfirmPage.Field;
import crcr.infrastructure.http.console.page.IdentitiesPage;
import crcr.infrastructure.http.console.page.IdentitiesPage.Caller;
import crcr.infrastructure.http.console.page.IdentitiesPage.Upstream;
import crcr.infrastructure.http.console.page.Paging;
import crcr.infrastructure.http.console.signin.Form;
import crcr.infrastructure.http.console.signin.Notice;
import crcr.infrastructure.http.console.signin.SignedIn;
import crcr.infrastructure.http.console.view.Address;
import crcr.infrastructure.shared.text.ShowableText;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the page {@code /identities}: the repositories behind the names, and the change that forgets one. */
final class IdentityPages {
    static final Set<String> NAMES = Set.of("sort", "page");

    private static final Logger LOG = LoggerFactory.getLogger(IdentityPages.class);
    private static final String PATH = "/identities";
    private static final Map<String, Comparator<Known>> ORDERS = Map.of(
            "repo",
            Comparator.comparing((Known known) -> known.repository().key()).thenComparing(Known::issuer),
            "since",
            Comparator.comparing(Known::since));

    private final HandlingIdentities identities;
    private final Pages pages;

    IdentityPages(HandlingIdentities identities, Pages pages) {
        this.identities = identities;
        this.pages = pages;
    }

    /** Makes the page. */
    PageAnswer list(Asked asked) {
        PageQuery.Sort<Known> sort = asked.query().sort("repo", ORDERS);
        asked.query().page();
        return asked.query().answer(() -> {
            List<Known> callers = PageQuery.sorted(identities.callers(), sort);
            Paging paging = asked.query().paging(callers.size(), sort);
            return new PageAnswer.Shown(
                    "identities",
                    new IdentitiesPage(
                            asked.now(),
                            paging.part(callers).stream()
                                    .map(IdentityPages::caller)
                                    .toList(),
                            identities.upstreams().stream()
                                    .map(IdentityPages::upstream)
                                    .toList(),
                            paging),
                    asked.now());
        });
    }

    private static Caller caller(Known known) {
        return new Caller(
                known.repository().toString(),
                known.issuer(),
                known.identity().repositoryId(),
                known.identity().ownerId(),
                known.since(),
                known.presentName().map(RepositoryName::toString));
    }

    private static Upstream upstream(KnownUpstream known) {
        return new Upstream(
                known.repository().toString(),
                known.id(),
                known.since(),
                known.presentName().map(RepositoryName::toString));
    }

    /** Makes the page that confirms forgetting a name. */
    PageAnswer ask(Asked asked) {
        if (!asked.ofAdmin()) {
            return PageAnswer.forAdmins();
        }
        asked.query().parameters().require("repo");
        Optional<RepositoryName> repository = asked.query().parameters().repository();
        return asked.query().answer(() -> question(repository.orElseThrow(), asked));
    }

    private PageAnswer question(RepositoryName repository, Asked asked) {
        List<String> known = Stream.concat(
                        identities.callers().stream()
                                .filter(one -> one.repository().equals(repository))
                                .map(one -> "repository " + one.identity().repositoryId() + " of owner "
                                        + one.identity().ownerId() + ", by " + one.issuer()),
                        identities.upstreams().stream()
                                .filter(one -> one.repository().equals(repository))
                                .map(one -> "upstream repository " + one.id()))
                .toList();
        if (known.isEmpty()) {
            return PageAnswer.missing(
                    "No identity is remembered for " + repository + "; somebody else may have forgotten it meanwhile.");
        }
        return new PageAnswer.Shown(
                "confirm",
                new ConfirmPage(
                        "Forget what " + repository + " stands for?",
                        List.of(
                                "The relay will forget the identities below. The next repository of this name"
                                        + " is remembered instead, and from then on only that one is accepted under it.",
                                "Do this only if the repository was handed over or made anew, and you know by whom."),
                        known,
                        0,
                        PATH + "/forget",
                        List.of(new Field("repo", repository.toString())),
                        "Forget " + repository,
                        true,
                        PATH),
                asked.now());
    }

    /** Forgets the name in the confirmation's form. */
    void make(ServerRequest request, ServerResponse response, SignedIn admin, Form form) {
        Optional<RepositoryName> repository = form.text("repo").flatMap(RepositoryName::parse);
        if (repository.isEmpty()) {
            pages.refuse(
                    request,
                    response,
                    Notice.of(
                                    Status.BAD_REQUEST_400,
                                    "bad_form",
                                    "Nothing was changed",
                                    "The form does not name a repository.")
                            .with("Back to the identities", PATH));
            return;
        }
        int forgotten = identities.forget(repository.get());
        LOG.info(
                "{} identities of {} forgotten by {} ({}) through the console; what comes next under that name is"
                        + " remembered",
                forgotten,
                repository.get(),
                ShowableText.beginning(admin.name(), 200),
                ShowableText.beginning(admin.subject(), 200));
        Pages.lead(response, Address.of(PATH), new Done(Done.Kind.FORGOTTEN, forgotten, forgotten));
    }
}
