package crcr.infrastructure.hud;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import crcr.infrastructure.shared.json.StrictJson;
import crcr.infrastructure.shared.json.WrittenJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The object {@code workflow} of a report, to be replaced by one that says how the job ended. Everything else of the report
 * stays as it is, byte for byte.
 */
final class WorkflowEnd {
    private static final Set<String> OF_THE_END = Set.of("status", "conclusion", "completed_at");

    private final byte[] report;
    private final List<Span> kept = new ArrayList<>();
    private int from;
    private int to;

    private WorkflowEnd(byte[] report) {
        this.report = report;
    }

    private record Span(int from, int to) {}

    /**
     * Returns a report with that end.
     *
     * @param end the fields that say how the job ended
     * @throws IllegalArgumentException if the report has no object workflow
     */
    static byte[] in(byte[] report, WrittenJson.Writing end) {
        WorkflowEnd workflow = new WorkflowEnd(report);
        try (JsonParser parser = StrictJson.FACTORY.createParser(report)) {
            workflow.find(parser);
        } catch (IOException e) {
            throw new UncheckedIOException("a report that was taken cannot be read", e);
        }
        return workflow.replaced(end);
    }

    private void find(JsonParser parser) throws IOException {
        parser.nextToken();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean found = parser.currentName().equals("workflow");
            if (parser.nextToken() == JsonToken.START_OBJECT && found) {
                from = begin(parser);
                readFields(parser);
                to = end(parser);
                return;
            }
            parser.skipChildren();
        }
        throw new IllegalArgumentException("a report without a workflow");
    }

    private void readFields(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            int begin = begin(parser);
            parser.nextToken();
            parser.skipChildren();
            parser.finishToken();
            if (!OF_THE_END.contains(name)) {
                kept.add(new Span(begin, end(parser)));
            }
        }
    }

    private static int begin(JsonParser parser) {
        return (int) parser.currentTokenLocation().getByteOffset();
    }

    private static int end(JsonParser parser) {
        return (int) parser.currentLocation().getByteOffset();
    }

    private byte[] replaced(WrittenJson.Writing end) {
        var bytes = new ByteArrayOutputStream(report.length + 128);
        bytes.write(report, 0, from);
        bytes.write('{');
        for (Span field : kept) {
            bytes.write(report, field.from(), field.to() - field.from());
            bytes.write(',');
        }
        // Without the braces that are around its fields.
        byte[] object = WrittenJson.of(end);
        bytes.write(object, 1, object.length - 1);
        bytes.write(report, to, report.length - to);
        return bytes.toByteArray();
    }
}
