package crcr.infrastructure.http.callback;

import crcr.domain.delivery.Payload;
import crcr.infrastructure.shared.json.ObjectSpan;
import crcr.infrastructure.shared.json.ObjectSpan.Member;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What of a callback's body goes on to HUD.
 *
 * @param payload the body as it came, less what is left out of it
 * @param leftOut the place of each member that is left out, and why
 */
record ForwardedBody(Payload payload, List<String> leftOut) {
    /** Returns all of it. */
    static ForwardedBody whole(byte[] body) {
        return new ForwardedBody(new Payload(body), List.of());
    }

    /** Returns all of it but a {@link TriageVerdict} that is none. */
    static ForwardedBody withVerdictChecked(byte[] body) {
        Optional<ObjectSpan> workflow = ObjectSpan.of(body, "workflow");
        Optional<Member> verdict = workflow.flatMap(it -> it.member("triage_verdict"));
        Optional<String> problem =
                verdict.flatMap(it -> TriageVerdict.problem(Arrays.copyOfRange(body, it.valueFrom(), it.to())));
        return problem.map(why -> new ForwardedBody(
                        new Payload(workflow.orElseThrow().without(verdict.orElseThrow(), body)),
                        List.of(TriageVerdict.PLACE + ": " + why)))
                .orElseGet(() -> whole(body));
    }
}
