package crcr.lab.demo.cast;

import java.util.Map;
import java.util.function.Supplier;

/**
 * Last night's build of a downstream on Buildkite, which tested a commit of the upstream. No relay started it, and it
 * reports its own result.
 */
public final class NightlyBuild {
    /** The downstream of the pipeline in which it ran. */
    public static final String REPOSITORY = "ironwood-ai/serving";

    /** The tested commit of the upstream. */
    public static final String COMMIT = "9c1e6f0b52d7a384e1f09b6dc45a7728d3e0fb16";

    private final CallbackAction action;
    private final Supplier<String> token;
    private final String buildNumber;

    /**
     * Reports through that action.
     *
     * @param token returns a token of the build's job
     * @param buildNumber the build that the tokens name
     */
    public NightlyBuild(CallbackAction action, Supplier<String> token, String buildNumber) {
        this.action = action;
        this.token = token;
        this.buildNumber = buildNumber;
    }

    /** Reports that it succeeded, with the variables of Buildkite and of the pipeline's step. */
    public CallbackAction.ReportAnswer report() throws InterruptedException {
        String build = "https://buildkite.com/ironwood/serving/builds/" + buildNumber;
        return action.report(
                token.get(),
                Map.ofEntries(
                        Map.entry("BUILDKITE", "true"),
                        Map.entry("BUILDKITE_BUILD_NUMBER", buildNumber),
                        Map.entry("BUILDKITE_BUILD_URL", build),
                        Map.entry("BUILDKITE_JOB_ID", "0190a1b2-0000-4000-8000-00000000b003"),
                        Map.entry("BUILDKITE_PIPELINE_SLUG", "serving"),
                        Map.entry("BUILDKITE_STEP_KEY", "nightly-tests"),
                        Map.entry("BUILDKITE_RETRY_COUNT", "0"),
                        Map.entry("CRCR_EVENT_TYPE", "nightly"),
                        Map.entry("CRCR_COMMIT", COMMIT),
                        Map.entry("CRCR_TEST_RESULTS", "{\"passed\":911,\"failed\":0,\"skipped\":4}")),
                "completed",
                "success");
    }
}
