package crcr.infrastructure.oidc.claims;

import crcr.application.callback.Caller;
import crcr.application.callback.VerifyCaller.Verdict;
import crcr.domain.repository.RepositoryName;
import crcr.infrastructure.shared.text.ShowableText;
import java.util.List;
import java.util.Optional;

/**
 * The claims of GitHub Actions, of github.com and of a GitHub Enterprise Server. They name the repository itself.
 *
 * @see <a href="https://docs.github.com/en/actions/reference/security/oidc">GitHub: OpenID Connect reference</a>
 * @see <a href="https://docs.github.com/en/enterprise-server@latest/actions/reference/security/oidc">GitHub Enterprise
 *     Server: OpenID Connect reference</a>
 */
final class GithubClaims implements ReadCaller {
    private static final List<String> ABOUT_THE_RUN = List.of(
            "repository",
            "run_id",
            "run_number",
            "run_attempt",
            "event_name",
            "ref",
            "sha",
            "workflow",
            "workflow_ref",
            "job_workflow_ref",
            "actor",
            "runner_environment",
            "check_run_id",
            "repository_id",
            "repository_owner",
            "repository_owner_id");

    @Override
    public Verdict read(Claims claims) {
        Optional<String> fullName = claims.writtenText("repository");
        if (fullName.isEmpty()) {
            return new Verdict.Rejected(
                    "no_repository",
                    "The token must name a repository in the claim \"repository\", as those of GitHub's workflows do");
        }
        Optional<RepositoryName> repository = RepositoryName.parse(fullName.get());
        return repository.isEmpty()
                ? new Verdict.Rejected(
                        "repository",
                        "The token's claim \"repository\" is " + ShowableText.quoted(fullName.get())
                                + ", which is not owner/name in GitHub's characters")
                : new Verdict.Verified(Caller.onGitHub(claims.issuer(), repository.get(), claims.texts(ABOUT_THE_RUN)));
    }
}
