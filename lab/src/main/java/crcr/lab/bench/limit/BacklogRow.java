package crcr.lab.bench.limit;

import crcr.lab.bench.limit.rig.LimitRelay;
import crcr.lab.bench.limit.rig.LimitRig;
import crcr.lab.bench.limit.rig.Subject;
import crcr.lab.bench.limit.rig.Usage;
import crcr.lab.bench.limit.rig.WebhookRequests;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Measures an increasing number of waiting targets, while GitHub hangs: webhooks for many targets each, one after the
 * other.
 *
 * @param downstreams the number of targets of a webhook
 * @param marks numbers of waiting targets, at each of which the last webhooks are compared with those before the first
 * @param window the number of compared webhooks
 */
record BacklogRow(int downstreams, List<Integer> marks, int window) implements LimitRow {
    private static final double MOST_MILLIS = 10;
    private static final double FLAT = 1.2;

    BacklogRow {
        marks = List.copyOf(marks);
    }

    @Override
    public String name() {
        return "backlog";
    }

    @Override
    public String measures() {
        return "100,000 and 1,000,000 targets that wait: time to accept, heap, the longest command of Redis";
    }

    /**
     * The measurement at a number of waiting targets.
     *
     * @param accepting the median of the last webhooks, in ms
     * @param heap in use after a collection, in MB of 1,000,000 bytes
     * @param longest the longest command of Redis since the mark before, in ms
     */
    private record Mark(int waiting, double accepting, double heap, double longest) {}

    @Override
    public void run(LimitRig rig, Turns turns, GoalTable goals) throws IOException, InterruptedException {
        List<Mark> seen = new ArrayList<>();
        try (LimitRelay relay = rig.accepting(downstreams)) {
            int waiting = 0;
            for (int mark : marks) {
                Mark reached = fill(relay, mark, mark - waiting);
                turns.print(
                        "backlog, %,d waiting".formatted(mark),
                        "accepts %,d targets in %.1f ms  heap %.1f MB  longest command of Redis %.1f ms"
                                .formatted(downstreams, reached.accepting(), reached.heap(), reached.longest()));
                seen.add(reached);
                waiting = mark;
            }
        }
        Mark first = seen.getFirst();
        for (Mark later : seen.subList(1, seen.size())) {
            String what = String.format(Locale.ROOT, "%,d waiting, of %,d", later.waiting(), first.waiting());
            goals.ratioAtMost("time to accept with " + what, FLAT, later.accepting(), first.accepting(), " ms");
            goals.ratioAtMost("heap with " + what, FLAT, later.heap(), first.heap(), " MB");
            goals.atMost(
                    "longest command of Redis until " + number(later.waiting()) + " wait",
                    MOST_MILLIS,
                    later.longest(),
                    " ms");
        }
    }

    private static String number(int count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private Mark fill(LimitRelay relay, int mark, int more) throws IOException {
        Subject subject = relay.subject();
        Usage before = subject.begin();
        WebhookRequests webhooks = WebhookRequests.relayed("/github/webhook");
        List<Duration> times = new ArrayList<>();
        for (int accepted = 0; accepted < more; accepted += downstreams) {
            times.add(relay.accept(webhooks, UUID.randomUUID().toString()));
        }
        List<Duration> last = times.subList(Math.max(0, times.size() - window), times.size());
        return new Mark(
                mark,
                Median.of(last, time -> time.toNanos() / 1e6),
                subject.jvm().live() / 1e6,
                subject.used().since(before).longest().toNanos() / 1e6);
    }
}
