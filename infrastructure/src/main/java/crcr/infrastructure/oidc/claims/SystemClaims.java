package crcr.infrastructure.oidc.claims;

import crcr.application.pipeline.KnownPipelines;
import crcr.domain.pipeline.CiSystem;

/** Knows for each kind of CI system what reads its tokens' claims. */
public final class SystemClaims {
    private final KnownPipelines pipelines;

    /** Looks up there for which repositories pipelines stand. */
    public SystemClaims(KnownPipelines pipelines) {
        this.pipelines = pipelines;
    }

    /** Returns what reads the claims of that system's tokens. */
    public ReadCaller of(CiSystem system) {
        return switch (system) {
            case GITHUB -> new GithubClaims();
            case BUILDKITE -> new PipelineClaims(BuildkiteTokens.KIND, pipelines);
            case GITLAB -> new PipelineClaims(GitlabTokens.KIND, pipelines);
            case CIRCLECI -> new PipelineClaims(CircleciTokens.KIND, pipelines);
        };
    }
}
