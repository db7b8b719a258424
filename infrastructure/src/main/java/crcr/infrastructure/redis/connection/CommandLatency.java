package crcr.infrastructure.redis.connection;

import io.lettuce.core.metrics.CommandLatencyRecorder;
import io.lettuce.core.metrics.MicrometerCommandLatencyRecorder;
import io.lettuce.core.metrics.MicrometerOptions;
import io.lettuce.core.protocol.CommandType;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * Measures Redis's latency for each kind of command, by the client's own measurement. The queue's read is left out,
 * because it waits on purpose; so are the time to the first byte of an answer, and the address, of which there is only
 * one.
 */
final class CommandLatency {
    private static final String COMPLETION = "lettuce.command.completion";
    private static final double[] NANOSECONDS = Stream.of(1L, 2L, 5L, 10L, 25L, 100L, 250L, 500L, 1000L)
            .mapToDouble(millis -> Duration.ofMillis(millis).toNanos())
            .toArray();

    private CommandLatency() {}

    /**
     * Registers its meters in {@code meters}. Must be called first, because a filter does not apply to existing meters.
     */
    static CommandLatencyRecorder recorder(MeterRegistry meters) {
        meters.config()
                .meterFilter(MeterFilter.denyNameStartsWith("lettuce.command.firstresponse"))
                .meterFilter(MeterFilter.ignoreTags("local", "remote"))
                .meterFilter(new MeterFilter() {
                    @Override
                    public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
                        return id.getName().equals(COMPLETION)
                                ? DistributionStatisticConfig.builder()
                                        .serviceLevelObjectives(NANOSECONDS)
                                        .build()
                                        .merge(config)
                                : config;
                    }
                });
        return new MicrometerCommandLatencyRecorder(
                meters,
                MicrometerOptions.builder()
                        .metricsFilter(command -> command.getType() != CommandType.XREADGROUP)
                        .build());
    }
}
