package crcr.infrastructure.redis.layout;

import crcr.application.hud.HudQueue;
import crcr.infrastructure.redis.connection.Redis;
import crcr.infrastructure.redis.scripts.Keys;
import crcr.infrastructure.redis.scripts.Script;
import java.util.List;

/**
 * Writes the lane into each record for HUD. Records of an earlier process that come later, during an update, are read
 * without it.
 */
final class NamingLanes implements LayoutStep {
    private static final Script NAME = Script.of("layout/name_lanes");

    @Override
    public int to() {
        return 2;
    }

    @Override
    public String name() {
        return "records for HUD name their lane";
    }

    @Override
    public void take(Redis redis) {
        for (String ids : List.of(Keys.waiting(HudQueue.NAME), Keys.dead(HudQueue.NAME))) {
            String cursor = "0";
            do {
                cursor = redis.run(NAME.on(ids)
                                .with("prefix", Keys.record(HudQueue.NAME, ""))
                                .with("cursor", cursor))
                        .text("cursor");
            } while (!cursor.equals("0"));
        }
    }
}
