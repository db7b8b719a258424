package crcr.infrastructure.oidc.claims;

import crcr.domain.pipeline.CiSystem;
import java.util.List;
import java.util.Optional;

/**
 * GitLab's ID tokens. In a pipeline of a merge request from a fork, the two ids are the fork's.
 *
 * @see <a href="https://gitlab.com/gitlab-org/gitlab/-/issues/563038">GitLab: the ids of a fork's pipeline</a>
 * @see <a href="https://gitlab.com/gitlab-org/gitlab/-/issues/563038">GitLab: whose ids a fork's pipeline has</a>
 */
final class GitlabTokens {
    private static final String ADVICE = "send a token of the job's id_tokens";

    static final PipelineTokens KIND = new PipelineTokens(
            CiSystem.GITLAB,
            PipelineTokens.Id.in("namespace_id", ADVICE),
            PipelineTokens.Id.in("project_id", ADVICE),
            List.of("job_id", "pipeline_id"),
            Optional.empty(),
            List.of(
                    "namespace_id",
                    "namespace_path",
                    "project_id",
                    "project_path",
                    "pipeline_id",
                    "pipeline_source",
                    "job_id",
                    "ref",
                    "ref_type",
                    "ref_path",
                    "ref_protected",
                    "sha",
                    "environment",
                    "user_login",
                    "ci_config_ref_uri",
                    "ci_config_sha",
                    "runner_environment"));

    private GitlabTokens() {}
}
