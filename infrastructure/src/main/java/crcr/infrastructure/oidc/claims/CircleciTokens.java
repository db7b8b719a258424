package crcr.infrastructure.oidc.claims;

import crcr.domain.pipeline.CiSystem;
import java.util.List;
import java.util.Optional;

/**
 * CircleCI's tokens. An issuer belongs to one organization, and older tokens name the organization nowhere else.
 *
 * @see <a href="https://circleci.com/docs/guides/permissions-authentication/openid-connect-tokens/">CircleCI: OpenID
 *     Connect tokens in jobs</a>
 * @see <a href="https://circleci.com/docs/guides/permissions-authentication/oidc-tokens-with-custom-claims/">CircleCI:
 *     OIDC tokens with custom claims</a>
 */
final class CircleciTokens {
    private static final String ADVICE = "request it with circleci run oidc get";
    private static final String ORGANIZATION = "/org/";

    static final PipelineTokens KIND = new PipelineTokens(
            CiSystem.CIRCLECI,
            new PipelineTokens.Id("oidc.circleci.com/org-id", ADVICE, CircleciTokens::organizationOfIssuer),
            PipelineTokens.Id.in("oidc.circleci.com/project-id", ADVICE),
            List.of("oidc.circleci.com/job-id", "oidc.circleci.com/workflow-id", "oidc.circleci.com/pipeline-id"),
            Optional.empty(),
            List.of(
                    "oidc.circleci.com/org-id",
                    "oidc.circleci.com/project-id",
                    "oidc.circleci.com/pipeline-definition-id",
                    "oidc.circleci.com/pipeline-id",
                    "oidc.circleci.com/workflow-id",
                    "oidc.circleci.com/job-id",
                    "oidc.circleci.com/vcs-origin",
                    "oidc.circleci.com/vcs-ref",
                    "oidc.circleci.com/ssh-rerun"));

    private CircleciTokens() {}

    private static Optional<String> organizationOfIssuer(String issuer) {
        int at = issuer.lastIndexOf(ORGANIZATION);
        return at < 0 ? Optional.empty() : Optional.of(issuer.substring(at + ORGANIZATION.length()));
    }
}
