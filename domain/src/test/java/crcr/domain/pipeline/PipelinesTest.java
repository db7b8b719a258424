package crcr.domain.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.domain.repository.RepositoryName;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Which pipeline an id leads to, and which systems have pipelines. */
final class PipelinesTest {
    private static final Pipeline ONE = pipeline(CiSystem.BUILDKITE, "a/1");
    private static final Pipeline TWO = pipeline(CiSystem.GITLAB, "a/1");
    private static final Pipelines PIPELINES = new Pipelines(List.of(ONE, TWO));

    private static Pipeline pipeline(CiSystem system, String id) {
        return new Pipeline(
                new PipelineId(system, id), RepositoryName.of("org/repo"), new TreeMap<>(), Optional.empty());
    }

    @Test
    void aPipelineIsFoundByItsSystemAndItsIdInAnyCase() {
        assertEquals(Optional.of(ONE), PIPELINES.find(new PipelineId(CiSystem.BUILDKITE, "A/1")));
        assertEquals(Optional.of(TWO), PIPELINES.find(new PipelineId(CiSystem.GITLAB, "a/1")));
        assertEquals(Optional.empty(), PIPELINES.find(new PipelineId(CiSystem.CIRCLECI, "a/1")));
        assertEquals(Optional.empty(), PIPELINES.find(new PipelineId(CiSystem.GITLAB, "a/2")));
    }

    @Test
    void theyAreCountedBySystem() {
        assertEquals(1, PIPELINES.count(CiSystem.BUILDKITE));
        assertEquals(0, PIPELINES.count(CiSystem.CIRCLECI));
        assertEquals(List.of(ONE, TWO), PIPELINES.all());
    }

    @Test
    void aPipelineStandsForOneRepository() {
        List<Pipeline> twice = List.of(ONE, TWO, pipeline(CiSystem.BUILDKITE, "A/1"));
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> new Pipelines(twice));

        assertTrue(e.toString().contains("buildkite a/1 is there twice"), e::toString);
    }

    @Test
    void gitHubHasNone() {
        assertThrows(IllegalArgumentException.class, () -> new PipelineId(CiSystem.GITHUB, "a/1"));
        assertEquals(List.of(CiSystem.BUILDKITE, CiSystem.GITLAB, CiSystem.CIRCLECI), CiSystem.mapped());
    }
}
