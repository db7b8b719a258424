package crcr.lab.bench.limit;

import java.time.Duration;

/**
 * What was used of the machine.
 *
 * @param processor of the process, as the operating system counts it
 * @param redis of its Redis, as Redis counts it
 * @param scripts how many scripts Redis has run: each is one round trip
 * @param inScripts the time that those took
 */
record Usage(Duration processor, Duration redis, long scripts, Duration inScripts) {
    Usage minus(Usage before) {
        return new Usage(
                processor.minus(before.processor),
                redis.minus(before.redis),
                scripts - before.scripts,
                inScripts.minus(before.inScripts));
    }
}
