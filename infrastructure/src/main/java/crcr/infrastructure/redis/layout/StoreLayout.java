package crcr.infrastructure.redis.layout;

import crcr.application.doctor.DoctorFinding;
import crcr.application.store.NewerStoreException;
import crcr.infrastructure.redis.connection.Redis;
import crcr.infrastructure.redis.scripts.Answered;
import crcr.infrastructure.redis.scripts.Keys;
import crcr.infrastructure.redis.scripts.Script;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The layout of the store, by a number that grows. The store carries the number of its layout, and the oldest layout
 * whose processes can work on it. {@code docs/internals/store.md} describes its content.
 *
 * @param version the layout that this version of the relay writes
 * @param readableBy the oldest layout whose processes can work on it
 * @param steps the steps from earlier layouts, in order
 */
public record StoreLayout(int version, int readableBy, List<LayoutStep> steps) {
    /** The present layout. */
    public static final StoreLayout CURRENT = new StoreLayout(2, 1, List.of(new NamingLanes()));

    private static final String ABOUT = "Redis layout";
    private static final Logger LOG = LoggerFactory.getLogger(StoreLayout.class);
    private static final Script LOOK = Script.of("layout/look");
    private static final Script ADVANCE = Script.of("layout/advance");

    /** Keeps its own copy. */
    public StoreLayout {
        steps = List.copyOf(steps);
    }

    /**
     * Checks that this version can work on a store, and updates a store of an earlier layout.
     *
     * @param mark the mark for a store that has none
     * @return the mark that the store carries
     * @throws NewerStoreException if only later versions can work on it; nothing has been changed then
     */
    public String prepare(Redis redis, String mark) {
        Answered found = redis.run(LOOK.on(Keys.layout(), Keys.mark())
                .with("mark", mark)
                .with("version", version)
                .with("readable_by", readableBy));
        long kept = found.number("version");
        problem(kept, found.number("readable_by")).ifPresent(problem -> {
            throw new NewerStoreException(problem);
        });
        steps.stream().filter(step -> step.to() > kept).forEach(step -> take(step, redis));
        return found.text("mark");
    }

    /** Checks whether this version can work on a store, and changes nothing. */
    public DoctorFinding finding(RedisClusterCommands<String, byte[]> commands) {
        long kept = number(commands.hget(Keys.layout(), "version"));
        return problem(kept, number(commands.hget(Keys.layout(), "readable_by")))
                .<DoctorFinding>map(problem -> new DoctorFinding.Failure(
                        ABOUT, problem, "run the version that wrote it, or a later one; or name another Redis"))
                .orElseGet(() -> new DoctorFinding.Ok(ABOUT, "its layout is " + kept));
    }

    // A store without a number has the first layout if it has content; an empty one may get any.
    private static long number(byte @Nullable [] kept) {
        return kept == null ? 1 : Long.parseLong(Script.text(kept));
    }

    /**
     * Returns why this version cannot work on a store, in words; empty if it can.
     *
     * @param kept the store's layout
     * @param readable the oldest layout whose processes can work on it
     */
    Optional<String> problem(long kept, long readable) {
        return readable <= version
                ? Optional.empty()
                : Optional.of("its layout is " + kept + ", which versions of the relay that know layout " + readable
                        + " can work on; this one knows layout " + version);
    }

    private void take(LayoutStep step, Redis redis) {
        LOG.info("the store is brought forward to layout {}: {}", step.to(), step.name());
        step.take(redis);
        redis.run(ADVANCE.on(Keys.layout()).with("version", step.to()).with("readable_by", readableBy));
    }
}
