package crcr.infrastructure.hud;

import crcr.infrastructure.shared.json.ObjectSpan;
import crcr.infrastructure.shared.json.WrittenJson;
import java.io.ByteArrayOutputStream;
import java.util.Set;

/** Replaces the object {@code workflow} of a report by one with the job's end. All other bytes of the report stay. */
final class WorkflowEnd {
    private static final Set<String> OF_THE_END = Set.of("status", "conclusion", "completed_at");

    private WorkflowEnd() {}

    /**
     * Returns a report with that end.
     *
     * @param end the fields of the job's end
     * @throws IllegalArgumentException if the report has no object workflow
     */
    static byte[] in(byte[] report, WrittenJson.Writing end) {
        ObjectSpan workflow = ObjectSpan.of(report, "workflow")
                .orElseThrow(() -> new IllegalArgumentException("a report without a workflow"));
        var bytes = new ByteArrayOutputStream(report.length + 128);
        bytes.write(report, 0, workflow.from());
        bytes.write('{');
        for (ObjectSpan.Member member : workflow.members()) {
            if (!OF_THE_END.contains(member.name())) {
                bytes.write(report, member.from(), member.to() - member.from());
                bytes.write(',');
            }
        }
        // Without the braces around its fields.
        byte[] object = WrittenJson.of(end);
        bytes.write(object, 1, object.length - 1);
        bytes.write(report, workflow.to(), report.length - workflow.to());
        return bytes.toByteArray();
    }
}
