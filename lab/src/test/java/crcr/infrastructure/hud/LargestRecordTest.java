package crcr.infrastructure.hud;

import static org.junit.jupiter.api.Assertions.assertTrue;

import crcr.application.callback.Caller;
import crcr.application.callback.HudRecord;
import crcr.application.callback.Move;
import crcr.domain.allowlist.Downstream;
import crcr.domain.allowlist.Level;
import crcr.domain.allowlist.Participation;
import crcr.domain.delivery.DeliveryId;
import crcr.domain.delivery.Payload;
import crcr.domain.delivery.UpstreamEvent;
import crcr.domain.job.DispatchFacts;
import crcr.domain.job.JobPlace;
import crcr.domain.job.JobReport;
import crcr.domain.job.JobTimes;
import crcr.domain.job.ReportStatus;
import crcr.domain.repository.RepositoryName;
import crcr.domain.result.WorkflowWords;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The record around the largest body is one that HUD takes, whatever the caller's token says. */
final class LargestRecordTest {
    private static final int LARGEST_BODY = 2 * 1024 * 1024 - 16 * 1024;
    private static final int LARGEST_RECORD = 2 * 1024 * 1024;
    // A token has 16,384 characters at most, of which base64 makes three quarters.
    private static final int MOST_CLAIMS = 12_288;

    @ParameterizedTest
    @ValueSource(strings = {"x", "ü", "速", "🚀", "\"", "\n"})
    void aRecordStaysWithinWhatHudTakes(String letter) {
        String name = "o".repeat(39) + "/" + "r".repeat(100);
        String claim = letter.repeat(MOST_CLAIMS / bytesInAToken(letter));
        Instant now = Instant.parse("2026-05-04T20:48:28.917Z");
        JobReport report = new JobReport(
                new DeliveryId("d".repeat(64)), "1", "1", "build", ReportStatus.IN_PROGRESS, Optional.empty());
        Move move = new Move(
                report.of(RepositoryName.of(name)),
                report,
                new JobTimes(Optional.of(now), now.plusSeconds(259_200), Optional.empty()),
                new DispatchFacts(
                        new DeliveryId("d".repeat(64)),
                        new UpstreamEvent(
                                "pull_request",
                                Optional.empty(),
                                RepositoryName.of(name),
                                RepositoryName.of(name),
                                OptionalLong.of(Long.MAX_VALUE),
                                "f".repeat(64)),
                        now),
                new Downstream(RepositoryName.of(name), Level.L2, Optional.empty(), List.of(), Participation.ALL),
                WorkflowWords.NOTHING,
                new Payload(new byte[LARGEST_BODY]),
                false,
                Move.By.CALLER,
                new JobPlace.OnGitHub(Optional.empty()));
        Caller caller = Caller.onGitHub(
                "https://issuer.example", RepositoryName.of(name), new TreeMap<>(Map.of("workflow", claim)));

        int size = RecordBody.of(new HudRecord(move, caller)).bytes().length;

        assertTrue(size < LARGEST_RECORD, () -> size + " bytes");
        assertTrue(size > LARGEST_BODY + MOST_CLAIMS, () -> size + " bytes");
    }

    // As it is, or escaped if JSON requires that.
    private static int bytesInAToken(String letter) {
        return "\"\n".contains(letter) ? 2 : letter.getBytes(StandardCharsets.UTF_8).length;
    }
}
