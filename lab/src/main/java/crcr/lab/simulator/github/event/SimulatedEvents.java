package crcr.lab.simulator.github.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.lab.simulator.SimulatedIds;
import crcr.lab.simulator.github.checks.CheckDocuments;
import crcr.lab.simulator.github.checks.SimulatedCheckRun;
import crcr.lab.simulator.github.repository.GitHubDocuments;
import crcr.lab.simulator.github.repository.GitHubRepositories;
import crcr.lab.simulator.github.repository.GitHubRepositories.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;

/**
 * Makes the bodies of events as GitHub sends them. {@code GitHubSimulator.sendWebhook} sends them.
 *
 * @see <a href="https://docs.github.com/en/webhooks/webhook-events-and-payloads">GitHub's events</a>
 */
public final class SimulatedEvents {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final GitHubRepositories repositories;
    private final CheckDocuments documents;
    private final PullRequestLabels labels;

    /** Makes events with times of this clock. */
    public SimulatedEvents(GitHubRepositories repositories, CheckDocuments documents, Clock clock) {
        this.repositories = repositories;
        this.documents = documents;
        this.labels = new PullRequestLabels(clock);
    }

    /**
     * Returns the event of adding a label to a pull request.
     *
     * @param event the body of any {@code pull_request} event of it
     */
    public byte[] labeled(byte[] event, String label) {
        ObjectNode body = read(event);
        labels.add(repository(body), number(body), label);
        return changed(body, "labeled", label);
    }

    /**
     * Returns the event of removing a label from a pull request.
     *
     * @param event the body of any {@code pull_request} event of it
     */
    public byte[] unlabeled(byte[] event, String label) {
        ObjectNode body = read(event);
        labels.remove(repository(body), number(body), label);
        return changed(body, "unlabeled", label);
    }

    private byte[] changed(ObjectNode body, String action, String label) {
        body.put("action", action).set("label", GitHubDocuments.label(repository(body), label));
        body.remove(List.of("before", "after"));
        return current(body);
    }

    /**
     * Returns another event of a pull request, with its present labels and a later {@code updated_at}.
     *
     * @param event the body of a {@code pull_request} event, of which everything else is kept
     */
    public byte[] current(byte[] event) {
        return current(read(event));
    }

    private byte[] current(ObjectNode body) {
        labels.putInto((ObjectNode) body.path("pull_request"), repository(body), number(body));
        return written(body);
    }

    /** Returns the present labels of a pull request. */
    public List<String> labels(String repository, long pullRequest) {
        return labels.labels(repositories.create(repository), pullRequest);
    }

    private Repository repository(ObjectNode body) {
        return repositories.create(body.at("/repository/full_name").asText());
    }

    private static long number(ObjectNode body) {
        return body.at("/pull_request/number").asLong();
    }

    /** Returns the event of requesting this check run again. */
    public byte[] checkRunRerequested(SimulatedCheckRun checkRun) {
        Repository repository = repositories.create(checkRun.repository());
        ObjectNode event = rerequested(repository);
        ObjectNode document = documents.checkRun(repository, checkRun);
        document.set("check_suite", documents.suite(repository, checkRun));
        event.set("check_run", document);
        return written(event);
    }

    /** Returns the event of requesting all check runs of this one's suite again. */
    public byte[] checkSuiteRerequested(SimulatedCheckRun oneOfThem) {
        Repository repository = repositories.create(oneOfThem.repository());
        ObjectNode event = rerequested(repository);
        event.set("check_suite", documents.suite(repository, oneOfThem));
        return written(event);
    }

    private static ObjectNode rerequested(Repository repository) {
        ObjectNode event = JSON.createObjectNode().put("action", "rerequested");
        event.set("repository", GitHubDocuments.repository(repository));
        event.set("organization", GitHubDocuments.account(repository.owner(), repository.ownerId()));
        event.set("sender", GitHubDocuments.account("somebody", SimulatedIds.owner("somebody/repository")));
        event.putObject("installation").put("id", 1).put("node_id", "MDIzOkludGVncmF0aW9uSW5zdGFsbGF0aW9uMQ==");
        return event;
    }

    private static ObjectNode read(byte[] event) {
        try {
            return (ObjectNode) JSON.readTree(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] written(ObjectNode event) {
        try {
            return JSON.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
