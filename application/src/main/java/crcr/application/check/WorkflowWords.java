package crcr.application.check;

import crcr.domain.check.TestCounts;
import java.util.Optional;

/**
 * What a callback says of a job that its check run shows; all of it is the caller's claim.
 *
 * @param name the workflow's name
 * @param tests how many tests passed, failed and were skipped; empty unless all that is told are numbers
 * @param artifact a link of http or https
 * @param url where the job shows on its own CI system
 */
public record WorkflowWords(String name, Optional<TestCounts> tests, Optional<String> artifact, Optional<String> url) {}
