package crcr.infrastructure.http.callback;

import crcr.domain.delivery.Payload;
import crcr.infrastructure.shared.json.ObjectSpan;
import crcr.infrastructure.shared.json.ObjectSpan.Member;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The part of a callback's body that is forwarded to HUD.
 *
 * @param payload the body as received, without the parts that are left out
 * @param leftOut the place of each member that is left out, with the reason
 */
record ForwardedBody(Payload payload, List<String> leftOut) {
    /** Returns the whole body. */
    static ForwardedBody whole(byte[] body) {
        return new ForwardedBody(new Payload(body), List.of());
    }

    /** Returns the whole body, without an invalid {@link TriageVerdict}. */
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
