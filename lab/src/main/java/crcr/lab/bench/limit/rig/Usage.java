package crcr.lab.bench.limit.rig;

import java.time.Duration;

/**
 * The used resources of the machine.
 *
 * @param processor the processor time of the process, as the operating system counts it
 * @param allocated bytes of the process's heap that its threads have allocated
 * @param redis the processor time of its Redis, as Redis counts it
 * @param scripts the number of scripts that Redis has run, each of which is one round trip
 * @param inScripts the time of these scripts
 * @param longest the longest command of Redis since the last {@link Subject#begin}
 */
public record Usage(
        Duration processor, long allocated, Duration redis, long scripts, Duration inScripts, Duration longest) {
    /** Returns the usage since that one. */
    public Usage since(Usage before) {
        return new Usage(
                processor.minus(before.processor),
                allocated - before.allocated,
                redis.minus(before.redis),
                scripts - before.scripts,
                inScripts.minus(before.inScripts),
                longest);
    }
}
