package crcr.infrastructure.check;

import crcr.application.sweep.ReadWorkflow;
import crcr.domain.delivery.Payload;
import crcr.domain.result.WorkflowWords;
import crcr.infrastructure.shared.json.JsonPicker;
import crcr.infrastructure.shared.json.MalformedJsonException;
import crcr.infrastructure.shared.workflow.WorkflowFields;

/** Reads {@code workflow} of a callback's body. */
public final class CallbackWords implements ReadWorkflow {
    private static final JsonPicker PICKER = new JsonPicker(WorkflowFields.PLACES.toArray(String[]::new));

    @Override
    public WorkflowWords of(Payload callback) {
        try {
            return WorkflowFields.read(PICKER.pick(callback.bytes()));
        } catch (MalformedJsonException e) {
            throw new IllegalArgumentException("the body of a report that was taken cannot be read", e);
        }
    }
}
