package crcr.lab.simulator.oidc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The claims of each CI system's tokens about their job: the names and types are the real ones, the values are
 * invented.
 *
 * @see <a href="https://docs.github.com/en/actions/reference/security/oidc">GitHub's claims</a>
 * @see <a href="https://buildkite.com/docs/pipelines/security/oidc">Buildkite's</a>
 * @see <a href="https://docs.gitlab.com/ci/secrets/id_token_authentication/">GitLab's</a>
 * @see <a href="https://circleci.com/docs/guides/permissions-authentication/openid-connect-tokens/">CircleCI's</a>
 */
final class SimulatedClaims {
    static final String BUILDKITE_ORGANIZATION = "0190a1b2-0000-4000-8000-00000000b001";
    static final String BUILDKITE_PIPELINE = "0190a1b2-0000-4000-8000-00000000b002";
    static final String GITLAB_NAMESPACE = "7201";
    static final String GITLAB_PROJECT = "42001";
    static final String GITLAB_JOB = "880001";
    static final String CIRCLECI_ORGANIZATION = "0190a1b2-0000-4000-8000-00000000c001";
    static final String CIRCLECI_PROJECT = "0190a1b2-0000-4000-8000-00000000c002";
    static final String CIRCLECI_WORKFLOW = "0190a1b2-0000-4000-8000-00000000c004";

    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    private SimulatedClaims() {}

    static Map<String, Object> github() {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", "repo:org1/repo1:ref:refs/heads/main");
        claims.put("ref", "refs/heads/main");
        claims.put("sha", COMMIT);
        claims.put("repository", "org1/repo1");
        claims.put("repository_owner", "org1");
        claims.put("repository_id", "71001");
        claims.put("repository_owner_id", "72001");
        claims.put("run_id", "9001");
        claims.put("run_number", "17");
        claims.put("run_attempt", "1");
        claims.put("actor", "octocat");
        claims.put("workflow", "CI");
        claims.put("workflow_ref", "org1/repo1/.github/workflows/ci.yml@refs/heads/main");
        claims.put("job_workflow_ref", "org1/repo1/.github/workflows/ci.yml@refs/heads/main");
        claims.put("event_name", "repository_dispatch");
        claims.put("runner_environment", "github-hosted");
        return claims;
    }

    // organization_id and pipeline_id are present because the job requested them by --claim.
    static Map<String, Object> buildkite() {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", "organization:acme:pipeline:delta:ref:refs/heads/main:commit:" + COMMIT + ":step:build");
        claims.put("organization_slug", "acme");
        claims.put("pipeline_slug", "delta");
        claims.put("organization_id", BUILDKITE_ORGANIZATION);
        claims.put("pipeline_id", BUILDKITE_PIPELINE);
        claims.put("build_number", 4711);
        claims.put("build_branch", "main");
        claims.put("build_tag", null);
        claims.put("build_commit", COMMIT);
        claims.put("build_source", "schedule");
        claims.put("step_key", "build");
        claims.put("job_id", "0190a1b2-0000-4000-8000-00000000b003");
        claims.put("agent_id", "0190a1b2-0000-4000-8000-00000000b004");
        claims.put("runner_environment", "self-hosted");
        return claims;
    }

    static Map<String, Object> gitlab() {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", "project_path:acme/delta:ref_type:branch:ref:main");
        claims.put("namespace_id", GITLAB_NAMESPACE);
        claims.put("namespace_path", "acme");
        claims.put("project_id", GITLAB_PROJECT);
        claims.put("project_path", "acme/delta");
        claims.put("user_id", "5");
        claims.put("user_login", "octocat");
        claims.put("user_email", "octocat@example.org");
        claims.put("user_access_level", "developer");
        claims.put("pipeline_id", "770001");
        claims.put("pipeline_source", "schedule");
        claims.put("job_id", GITLAB_JOB);
        claims.put("ref", "main");
        claims.put("ref_type", "branch");
        claims.put("ref_path", "refs/heads/main");
        claims.put("ref_protected", "true");
        claims.put("groups_direct", new ArrayList<>(List.of("acme")));
        claims.put("runner_id", 12);
        claims.put("runner_environment", "gitlab-hosted");
        claims.put("sha", COMMIT);
        claims.put("ci_config_ref_uri", "gitlab.example.org/acme/delta//.gitlab-ci.yml@refs/heads/main");
        claims.put("ci_config_sha", COMMIT);
        claims.put("project_visibility", "public");
        return claims;
    }

    static Map<String, Object> circleci() {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put(
                "sub",
                "org/" + CIRCLECI_ORGANIZATION + "/project/" + CIRCLECI_PROJECT
                        + "/user/0190a1b2-0000-4000-8000-00000000c003");
        claims.put("oidc.circleci.com/org-id", CIRCLECI_ORGANIZATION);
        claims.put("oidc.circleci.com/project-id", CIRCLECI_PROJECT);
        claims.put("oidc.circleci.com/pipeline-definition-id", "0190a1b2-0000-4000-8000-00000000c005");
        claims.put("oidc.circleci.com/pipeline-id", "0190a1b2-0000-4000-8000-00000000c006");
        claims.put("oidc.circleci.com/workflow-id", CIRCLECI_WORKFLOW);
        claims.put("oidc.circleci.com/job-id", "0190a1b2-0000-4000-8000-00000000c007");
        claims.put("oidc.circleci.com/context-ids", new ArrayList<>(List.of("0190a1b2-0000-4000-8000-00000000c008")));
        claims.put("oidc.circleci.com/vcs-origin", "github.com/acme/delta");
        claims.put("oidc.circleci.com/vcs-ref", "refs/heads/main");
        claims.put("oidc.circleci.com/ssh-rerun", false);
        return claims;
    }
}
