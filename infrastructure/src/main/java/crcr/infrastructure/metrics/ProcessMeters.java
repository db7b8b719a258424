package crcr.infrastructure.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import java.lang.management.ManagementFactory;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import jdk.management.VirtualThreadSchedulerMXBean;

/** Measures the relay's process: memory, garbage collection, threads, processor, files, and uptime. */
final class ProcessMeters implements AutoCloseable {
    private final JvmGcMetrics collection = new JvmGcMetrics();

    /** Registers the meters. */
    void bindTo(MeterRegistry meters) {
        Stream.<MeterBinder>of(
                        collection,
                        new JvmMemoryMetrics(),
                        new JvmThreadMetrics(),
                        new ProcessorMetrics(),
                        new FileDescriptorMetrics(),
                        new UptimeMetrics())
                .forEach(binder -> binder.bindTo(meters));
        // Few are mounted and many queued if virtual threads are pinned, or if the load exceeds the processors.
        virtualThreads("mounted", VirtualThreadSchedulerMXBean::getMountedVirtualThreadCount, meters);
        virtualThreads("queued", VirtualThreadSchedulerMXBean::getQueuedVirtualThreadCount, meters);
    }

    private static void virtualThreads(
            String state, ToLongFunction<VirtualThreadSchedulerMXBean> count, MeterRegistry meters) {
        VirtualThreadSchedulerMXBean scheduler =
                ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
        Gauge.builder("crcr.virtual.threads", () -> known(count.applyAsLong(scheduler)))
                .description("Virtual threads that run, and virtual threads that wait for a thread of the system")
                .tag("state", state)
                .strongReference(true)
                .register(meters);
    }

    // The JDK returns -1 if it does not know.
    private static double known(long count) {
        return count < 0 ? Double.NaN : count;
    }

    /** Removes the listeners for collections. */
    @Override
    public void close() {
        collection.close();
    }
}
