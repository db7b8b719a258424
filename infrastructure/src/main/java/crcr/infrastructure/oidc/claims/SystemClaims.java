package crcr.infrastructure.oidc.claims;

import crcr.application.pipeline.KnownPipelines;
import crcr.domain.pipeline.CiSystem;

/** Maps each kind of CI system to the reader of its tokens' claims. */
public final class SystemClaims {
    private final KnownPipelines pipelines;

    /** Looks up the repositories of pipelines in {@code pipelines}. */
    public SystemClaims(KnownPipelines pipelines) {
        this.pipelines = pipelines;
    }

    /** Returns the reader of the claims of that system's tokens. */
    public ReadCaller of(CiSystem system) {
        return switch (system) {
            case GITHUB -> new GithubClaims();
            case BUILDKITE -> new PipelineClaims(BuildkiteTokens.KIND, pipelines);
            case GITLAB -> new PipelineClaims(GitlabTokens.KIND, pipelines);
            case CIRCLECI -> new PipelineClaims(CircleciTokens.KIND, pipelines);
        };
    }
}
