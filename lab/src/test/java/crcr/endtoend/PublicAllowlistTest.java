package crcr.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.fixture.Eventually;
import crcr.lab.simulator.github.GitHubFault;
import crcr.lab.simulator.github.GitHubOperation;
import crcr.lab.simulator.github.GitHubRequest;
import crcr.lab.simulator.github.GitHubSimulator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A relay whose allowlist is in a public repository on which its App is not installed. */
class PublicAllowlistTest {
    private static final String REPOSITORY = "pytorch/allowlists";
    private static final Map<String, String> EVERY_SECOND = Map.of("ALLOWLIST_TTL_SECONDS", "1");

    private static void withoutInstallation(GitHubSimulator github) {
        github.uninstall(REPOSITORY);
        github.makePublic(REPOSITORY);
    }

    private static boolean isWithoutToken(GitHubRequest request) {
        return !request.headers().containsKey("authorization");
    }

    private static void awaitLooks(World world, int times) {
        Eventually.holds(
                "the allowlist is looked for " + times + " times",
                () -> world.github().requests(GitHubOperation.INSTALLATION).stream()
                                .filter(request -> request.repository()
                                        .filter(REPOSITORY::equals)
                                        .isPresent())
                                .count()
                        >= times);
    }

    @Test
    void itRelaysAndAsksWithoutATokenOnceInFiveMinutes() {
        try (World world = World.with(EVERY_SECOND, PublicAllowlistTest::withoutInstallation)) {
            awaitLooks(world, 4);

            List<GitHubRequest> reads = world.github().requests(GitHubOperation.CONTENTS);
            assertEquals(1, reads.size());
            assertTrue(isWithoutToken(reads.getFirst()));
            assertEquals(
                    Surroundings.DOWNSTREAMS.size(),
                    world.dispatchesOf(world.relayedEvent()).size());
        }
    }

    @Test
    void aLimitThatIsUsedUpNeverReplacesAGoodList() {
        try (World world = World.with(EVERY_SECOND, _ -> {})) {
            world.github()
                    .failNext(
                            100,
                            request -> request.operation() == GitHubOperation.CONTENTS && isWithoutToken(request),
                            GitHubFault.error(429, "API rate limit exceeded"));
            withoutInstallation(world.github());
            world.github().revokeTokens();
            awaitLooks(world, 4);
            assertEquals(
                    1,
                    world.github().requests(GitHubOperation.CONTENTS).stream()
                            .filter(PublicAllowlistTest::isWithoutToken)
                            .count());

            assertEquals(
                    Surroundings.DOWNSTREAMS.size(),
                    world.dispatchesOf(world.relayedEvent()).size());
            world.awaitReady();
        }
    }
}
