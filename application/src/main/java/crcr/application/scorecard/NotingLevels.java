package crcr.application.scorecard;

import crcr.application.allowlist.AllowlistInForce;
import crcr.domain.allowlist.Allowlist;
import crcr.domain.allowlist.Downstream;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/** Records when downstreams reached their levels, once for each allowlist that comes into force. */
public final class NotingLevels {
    private final ScoreRecords records;
    private final AllowlistInForce allowlist;
    private final AtomicReference<Optional<Allowlist>> noted = new AtomicReference<>(Optional.empty());

    /** Records levels in {@code records}. */
    public NotingLevels(ScoreRecords records, AllowlistInForce allowlist) {
        this.records = records;
        this.allowlist = allowlist;
    }

    /**
     * Records the levels of the allowlist in force, unless that was done.
     *
     * @throws crcr.application.store.StoreUnreachableException if the store does not answer; the next call tries again
     */
    public void note() {
        Optional<Allowlist> inForce = allowlist.allowlist();
        if (inForce.isPresent() && !inForce.equals(noted.get())) {
            records.note(
                    inForce.get().all().stream().collect(Collectors.toMap(Downstream::repository, Downstream::level)));
            noted.set(inForce);
        }
    }
}
