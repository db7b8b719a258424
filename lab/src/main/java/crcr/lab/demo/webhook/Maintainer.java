package crcr.lab.demo.webhook;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.lab.demo.cast.Happening.What;
import crcr.lab.demo.cast.Happenings;
import crcr.lab.demo.cast.Participant;
import crcr.lab.demo.cast.Participant.Check;
import crcr.lab.demo.show.Row;
import crcr.lab.demo.stage.Stage;
import crcr.lab.simulator.github.checks.SimulatedCheckRun;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** Acts as a maintainer of the upstream on the pull request: puts a label on it, and runs a failed check run again. */
public final class Maintainer {
    private static final JsonMapper JSON = new JsonMapper();

    private final Stage stage;
    private final WebhookEvent event;
    private final Postman postman;
    private final Happenings happenings;
    private final Set<String> done = new HashSet<>();

    /** Acts on the pull request of this event. */
    public Maintainer(Stage stage, WebhookEvent event, Postman postman, Happenings happenings) {
        this.stage = stage;
        this.event = event;
        this.postman = postman;
        this.happenings = happenings;
    }

    /** Acts once on a downstream, as its state requires. */
    public void lookAt(Row row) throws IOException, InterruptedException {
        Participant who = row.who();
        if (who.check() == Check.NONE) {
            return;
        }
        if (!who.device().isEmpty() && row.isRunning() && done.add(who.label())) {
            label(who);
        }
        if (who.check() == Check.AGAIN && row.hasFailedCheck() && done.add(who.repository())) {
            rerequest(who, row.newestCheckRun());
        }
    }

    private void label(Participant who) throws IOException, InterruptedException {
        byte[] labeled = stage.gitHub().events().labeled(event.body().bytes(), who.label());
        int status = postman.deliverAnother("pull_request", labeled).status();
        happenings.tell(who.repository(), new What.Labelled(who.label(), status));
    }

    private void rerequest(Participant who, long id) throws IOException, InterruptedException {
        SimulatedCheckRun failed = stage.gitHub().checks().all().stream()
                .filter(checkRun -> checkRun.id() == id)
                .findFirst()
                .orElseThrow();
        byte[] rerequested = ofTheSameRepository(stage.gitHub().events().checkRunRerequested(failed));
        int status = postman.deliverAnother("check_run", rerequested).status();
        happenings.tell(who.repository(), new What.Rerequested(status));
    }

    // The relay knows the upstream by the id in the event; the simulated GitHub has another one.
    private byte[] ofTheSameRepository(byte[] body) throws IOException {
        ObjectNode changed = (ObjectNode) JSON.readTree(body);
        changed.set("repository", JSON.readTree(event.body().bytes()).path("repository"));
        return JSON.writeValueAsBytes(changed);
    }
}
