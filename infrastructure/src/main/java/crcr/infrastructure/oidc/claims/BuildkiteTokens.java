package crcr.infrastructure.oidc.claims;

import crcr.domain.pipeline.CiSystem;
import java.util.List;
import java.util.Optional;

/**
 * Buildkite's tokens. They may lack the two ids unless the job asks for them. They name the build by its number;
 * scripts in use name it by {@code BUILDKITE_BUILD_ID}, which is proven only where a token has {@code build_id}.
 *
 * @see <a href="https://buildkite.com/docs/agent/v3/cli-oidc">Buildkite: buildkite-agent oidc</a>
 * @see <a href="https://buildkite.com/docs/agent/v3/cli-oidc">Buildkite: buildkite-agent oidc</a>
 */
final class BuildkiteTokens {
    private static final String ADVICE =
            "request it with buildkite-agent oidc request-token --claim organization_id,pipeline_id";

    static final PipelineTokens KIND = new PipelineTokens(
            CiSystem.BUILDKITE,
            PipelineTokens.Id.in("organization_id", ADVICE),
            PipelineTokens.Id.in("pipeline_id", ADVICE),
            List.of("build_number", "build_id"),
            Optional.of("build_id"),
            List.of(
                    "organization_id",
                    "organization_slug",
                    "pipeline_id",
                    "pipeline_slug",
                    "build_id",
                    "build_number",
                    "build_branch",
                    "build_tag",
                    "build_commit",
                    "build_source",
                    "step_key",
                    "job_id",
                    "agent_id",
                    "runner_environment"));

    private BuildkiteTokens() {}
}
