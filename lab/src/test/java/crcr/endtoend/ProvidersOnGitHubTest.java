package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.bootstrap.Relay;
import crcr.bootstrap.settings.InvalidSettingsException;
import crcr.bootstrap.settings.Settings;
import crcr.fixture.Eventually;
import crcr.fixture.RealRedis;
import crcr.infrastructure.redis.place.RedisAddress;
import crcr.lab.simulator.github.GitHubOperation;
import crcr.lab.simulator.github.GitHubRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A providers' file in a repository, read through the contents API beside the allowlist. */
class ProvidersOnGitHubTest {
    private static final String REPOSITORY = "pytorch/test-infra";
    private static final String PATH = "config/ci_providers.yml";

    private final Http http = new Http();

    private static List<GitHubRequest> reads(Surroundings surroundings) {
        return surroundings.github().requests(GitHubOperation.CONTENTS).stream()
                .filter(request ->
                        request.repository().filter(REPOSITORY::equals).isPresent())
                .toList();
    }

    private void awaitTrusted(Relay relay, String words) {
        URI trust = URI.create("http://127.0.0.1:" + relay.managementPort() + "/trust");
        Eventually.holds("trusted is " + words, () -> http.get(trust).body().contains(words));
    }

    @Test
    void itIsReadConditionallyAndFollowed() throws InvalidSettingsException {
        RedisAddress redis = RealRedis.fresh();
        try (Surroundings surroundings = new Surroundings()) {
            surroundings.publishAllowlist();
            surroundings.github().install(REPOSITORY);
            surroundings
                    .github()
                    .putFile(REPOSITORY, "main", PATH, "providers: {gitlab: {repo_map: {1/2: acme/alpha}}}");
            Map<String, String> settings = surroundings.settings();
            settings.put("REDIS_ENDPOINT", redis.host() + ":" + redis.port());
            settings.put("REDIS_LOGIN", redis.password().orElse(""));
            settings.put("ALLOWLIST_TTL_SECONDS", "1");
            settings.put("CI_PROVIDERS_URL", surroundings.github().apiUrl() + "/" + REPOSITORY + "/blob/main/" + PATH);

            try (Relay relay = Relay.start(Settings.read(settings))) {
                awaitTrusted(relay, "\"id\":\"1/2\"");
                Eventually.holds("it is read again", () -> reads(surroundings).size() > 1);
                assertTrue(
                        reads(surroundings).getLast().headers().containsKey("if-none-match"),
                        "an unchanged file costs nothing");

                surroundings
                        .github()
                        .putFile(REPOSITORY, "main", PATH, "providers: {gitlab: {repo_map: {3/4: acme/alpha}}}");
                awaitTrusted(relay, "\"id\":\"3/4\"");
            }
        }
    }
}
