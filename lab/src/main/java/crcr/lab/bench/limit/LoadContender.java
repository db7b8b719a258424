package crcr.lab.bench.limit;

import crcr.lab.bench.limit.rig.Subject;
import crcr.lab.bench.limit.rig.Usage;
import crcr.lab.bench.limit.wire.WireLoad;
import java.time.Duration;

/**
 * A process that answers requests.
 *
 * @param name its name in the figures
 * @param load its load
 */
record LoadContender(String name, Subject subject, WireLoad load) implements Contender {
    @Override
    public Measured measure(Duration time) throws InterruptedException {
        Usage before = subject.begin();
        WireLoad.Seen seen = load.send(subject.port(), time);
        return Measured.of(seen, subject.used().since(before));
    }
}
