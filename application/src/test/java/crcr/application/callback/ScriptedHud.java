package crcr.application.callback;

import crcr.application.hud.Hud;
import crcr.domain.delivery.Payload;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A HUD that accepts every record until a test chooses another answer, and that keeps the records. */
final class ScriptedHud implements Hud, HudRecord.Rendering {
    static final Hud.HudAnswer DELIVERED = new Hud.HudAnswer.Delivered();
    static final Hud.HudAnswer AWAY = new Hud.HudAnswer.Away("503 Service Unavailable");

    private final List<HudRecord> rendered = new ArrayList<>();
    private final List<HudRecord> received = new ArrayList<>();
    private Supplier<Hud.HudAnswer> script = () -> DELIVERED;

    /** Sets the answer to every record from now on. */
    void answers(Hud.HudAnswer answer) {
        script = () -> answer;
    }

    /** Sets what happens between a record and its answer, and the answer, from now on. */
    void whileAsked(Supplier<Hud.HudAnswer> meanwhile) {
        script = meanwhile;
    }

    /** Returns all records in the order in which they were rendered, sent or not. */
    List<HudRecord> rendered() {
        return rendered;
    }

    /** Returns the records that were sent, in their order; a test may clear them. */
    List<HudRecord> received() {
        return received;
    }

    /** Returns the record that was rendered so. */
    HudRecord recordOf(Payload rendering) {
        return rendered.get(Integer.parseInt(new String(rendering.bytes(), StandardCharsets.UTF_8)));
    }

    /** Renders a record as its number, from 0. */
    @Override
    public Payload render(HudRecord record) {
        rendered.add(record);
        return new Payload(Integer.toString(rendered.size() - 1).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Hud.HudAnswer deliver(Payload sent) {
        received.add(recordOf(sent));
        return script.get();
    }
}
