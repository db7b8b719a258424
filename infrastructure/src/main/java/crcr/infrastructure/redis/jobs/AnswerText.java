package crcr.infrastructure.redis.jobs;

import crcr.application.callback.FirstAnswer;
import crcr.application.callback.HudFate;
import crcr.domain.job.JobTimes;
import crcr.domain.job.ReportStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * A first answer in its stored form: words with blanks between them, the last of which may be free text. Processes of
 * the previous version may read and write the same ones during an update. So a word that they do not know follows those
 * that they read, and these are the nearest that they know.
 */
final class AnswerText {
    private static final String TAKEN = "taken";
    private static final String REFUSED = "refused";
    private static final String UNKNOWN = "0";
    private static final String VERIFIED = "verified";
    private static final String UNVERIFIED = "unverified";

    private AnswerText() {}

    static String of(FirstAnswer answer) {
        return switch (answer) {
            case FirstAnswer.Taken(ReportStatus status, JobTimes times, HudFate hud) ->
                String.join(
                        " ",
                        TAKEN,
                        status.name(),
                        nearest(hud).name(),
                        text(times.queuedSince().orElse(times.inProgress())),
                        text(times.inProgress()),
                        times.completed().map(AnswerText::text).orElse(""),
                        hud.name(),
                        times.queuedSince().map(AnswerText::text).orElse(""));
            case FirstAnswer.SelfReported(HudFate hud, boolean commitVerified) ->
                // Previous versions read a job that was completed at an unknown time.
                String.join(
                        " ",
                        TAKEN,
                        ReportStatus.COMPLETED.name(),
                        nearest(hud).name(),
                        UNKNOWN,
                        UNKNOWN,
                        UNKNOWN,
                        hud.name(),
                        "",
                        commitVerified ? VERIFIED : UNVERIFIED);
            case FirstAnswer.RefusedByHud(int status, String message) ->
                String.join(" ", REFUSED, Integer.toString(status), message);
        };
    }

    private static HudFate nearest(HudFate hud) {
        return hud == HudFate.DUPLICATE ? HudFate.DELIVERED : hud;
    }

    static FirstAnswer read(String text) {
        String[] kind = text.split(" ", 2);
        return switch (kind[0]) {
            case TAKEN -> taken(kind[1].split(" ", -1));
            case REFUSED -> {
                String[] refusal = kind[1].split(" ", 2);
                yield new FirstAnswer.RefusedByHud(Integer.parseInt(refusal[0]), refusal[1]);
            }
            default -> throw new IllegalStateException("no answer is kept as " + kind[0]);
        };
    }

    private static FirstAnswer taken(String[] words) {
        if (words.length > 7) {
            return new FirstAnswer.SelfReported(HudFate.valueOf(words[5]), words[7].equals(VERIFIED));
        }
        JobTimes times = new JobTimes(
                optionalInstant(words.length > 6 ? words[6] : words[2]), instant(words[3]), optionalInstant(words[4]));
        String hud = words.length > 5 ? words[5] : words[1];
        return new FirstAnswer.Taken(ReportStatus.valueOf(words[0]), times, HudFate.valueOf(hud));
    }

    private static String text(Instant instant) {
        return Long.toString(instant.toEpochMilli());
    }

    private static Optional<Instant> optionalInstant(String word) {
        return Optional.of(word).filter(text -> !text.isEmpty()).map(AnswerText::instant);
    }

    private static Instant instant(String milliseconds) {
        return Instant.ofEpochMilli(Long.parseLong(milliseconds));
    }
}
