package crcr.endtoend;

import crcr.fixture.RealRedis;
import crcr.infrastructure.redis.place.RedisAddress;
import crcr.lab.simulator.github.GitHubSimulator;
import crcr.lab.simulator.hud.HudSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A deployment without a fault until a test makes one, and what the doctor finds in it. No relay runs. */
final class ExaminedDeployment implements AutoCloseable {
    private final Surroundings surroundings;
    private final Map<String, String> settings;

    private ExaminedDeployment(Surroundings surroundings, Map<String, String> settings) {
        this.surroundings = surroundings;
        this.settings = settings;
    }

    static ExaminedDeployment start() {
        Surroundings surroundings = new Surroundings();
        surroundings.publishAllowlist();
        surroundings.github().createLabel(Surroundings.UPSTREAM, "ciflow/crcr/npu");
        RedisAddress redis = RealRedis.fresh();
        Map<String, String> settings = surroundings.settings();
        settings.put("REDIS_ENDPOINT", redis.host() + ":" + redis.port());
        settings.put("REDIS_LOGIN", redis.password().orElse(""));
        return new ExaminedDeployment(surroundings, settings);
    }

    /** The settings themselves, for a test to change. */
    Map<String, String> settings() {
        return settings;
    }

    GitHubSimulator github() {
        return surroundings.github();
    }

    HudSimulator hud() {
        return surroundings.hud();
    }

    /** The address of the issuer. */
    String issuer() {
        return surroundings.issuer().issuer();
    }

    /** From now on the allowlist is a file in this directory, with this text. */
    void putAllowlist(Path directory, String text) throws IOException {
        Path file = Files.writeString(directory.resolve("allowlist.yml"), text);
        settings.put("ALLOWLIST_URL", file.toUri().toString());
    }

    /** Runs the doctor, which has to end with this status. */
    DoctorReport examined(int status, String... arguments) {
        return DoctorReport.of(status, settings, arguments);
    }

    /** Fails unless this is the only failure. */
    void assertOneFailure(String check, String words, String nextStep) {
        assertOne("failure", check, words, nextStep);
    }

    /** Fails unless this is the only warning, and there is no failure. */
    void assertOneWarning(String check, String words, String nextStep) {
        assertOne("warning", check, words, nextStep);
    }

    /** Fails unless the only finding with this result is that one. */
    void assertOne(String result, String check, String words, String nextStep) {
        examined(result.equals("failure") ? 1 : 0)
                .assertFound(result, check, words, nextStep)
                .assertCount(1, result);
    }

    @Override
    public void close() {
        surroundings.close();
    }
}
