package crcr.lab.bench.limit.rig;

import java.time.Duration;

/**
 * What was used of the machine.
 *
 * @param processor of the process, as the operating system counts it
 * @param allocated bytes of the process's heap that its threads have taken
 * @param redis of its Redis, as Redis counts it
 * @param scripts how many scripts Redis has run: each is one round trip
 * @param inScripts the time that those took
 * @param longest the longest command of Redis since the last {@link Subject#begin}
 */
public record Usage(
        Duration processor, long allocated, Duration redis, long scripts, Duration inScripts, Duration longest) {
    /** Returns what was used since then. */
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
