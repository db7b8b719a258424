package crcr.infrastructure.http.callback;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import crcr.application.callback.CallbackBody;
import crcr.domain.pipeline.CiSystem;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Reading a report keeps what rules need of it, and takes no room for the rest, which is nearly all of it. */
class ReportAllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int WARM = 20;

    // As on a connection of its own: nothing is left there of a report before it.
    private static long allocatedOnNewThread(byte[] body) {
        CompletableFuture<Long> allocated = new CompletableFuture<>();
        Thread.ofPlatform().start(() -> {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            ReportBody.read(body, CiSystem.GITHUB);
            allocated.complete(THREADS.getCurrentThreadAllocatedBytes() - before);
        });
        return allocated.join();
    }

    @Test
    void readingAReportAllocatesAFractionOfItsSize() {
        byte[] body = ("{\"delivery_id\":\"d-1\",\"payload\":{\"body\":\"" + "x".repeat(50_000)
                        + "\"},\"workflow\":{\"status\":\"in_progress\",\"name\":\"CI\",\"run_id\":\"9001\","
                        + "\"job_name\":\"build\",\"check_run_id\":\"4711\"}}")
                .getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < WARM; i++) {
            assertInstanceOf(
                    CallbackBody.WellFormed.class,
                    ReportBody.read(body, CiSystem.GITHUB).body());
        }

        long allocated = allocatedOnNewThread(body);

        assertTrue(allocated < body.length / 2, allocated + " bytes for a report of " + body.length);
    }
}
