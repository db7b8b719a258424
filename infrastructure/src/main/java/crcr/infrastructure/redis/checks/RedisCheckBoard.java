package crcr.infrastructure.redis.checks;

import crcr.application.check.CheckBoard;
import crcr.application.check.StandingForm;
import crcr.domain.check.CheckState;
import crcr.domain.check.JobStanding;
import crcr.domain.check.PullRequestCommit;
import crcr.domain.delivery.Payload;
import crcr.domain.event.Labels;
import crcr.domain.job.JobKey;
import crcr.infrastructure.redis.connection.Redis;
import crcr.infrastructure.redis.scripts.Answered;
import crcr.infrastructure.redis.scripts.Keys;
import crcr.infrastructure.redis.scripts.Script;
import io.lettuce.core.KeyValue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the board as a hash for each commit, with a few fields for each job, and a hash for the labels of each pull
 * request.
 */
final class RedisCheckBoard implements CheckBoard {
    private static final String STANDING = "standing:";
    private static final Script POST = Script.of("checks/post");
    private static final Script LOOK = Script.of("checks/look");
    private static final Script SHOWN = Script.of("checks/shown");
    private static final Script REMARK = Script.of("checks/remark");

    private final Redis redis;
    private final StandingForm form;
    private final Duration life;

    /**
     * Keeps the board in {@code redis}.
     *
     * @param form the written form of standings
     * @param life the time for which a commit is kept after its last post
     */
    RedisCheckBoard(Redis redis, StandingForm form, Duration life) {
        this.redis = redis;
        this.form = form;
        this.life = life;
    }

    @Override
    public Situation post(JobStanding standing) {
        PullRequestCommit commit = standing.commit();
        Answered answer =
                redis.run(POST.on(Keys.board(commit.headSha()), Keys.labels(commit.pullRequest()), Keys.queuedAgain())
                        .with("job", Keys.onBoard(standing.job()))
                        .with("any_attempt", Keys.onBoard(standing.job().ofAttempt("")))
                        .with("attempt", standing.job().runAttempt())
                        .with("standing", form.written(standing).bytes())
                        .with("rank", standing.rank())
                        .with("queued_as", commit.headSha() + " " + Keys.onBoard(standing.job()))
                        .with("is_queued", standing.state() instanceof CheckState.Queued ? "1" : "")
                        .with("life_ms", life));
        return situation(answer).orElseThrow(() -> answer.unknown(STANDING));
    }

    @Override
    public Optional<Situation> look(PullRequestCommit commit, JobKey job) {
        return situation(redis.run(LOOK.on(Keys.board(commit.headSha()), Keys.labels(commit.pullRequest()))
                .with("job", Keys.onBoard(job))
                .with("any_attempt", Keys.onBoard(job.ofAttempt("")))
                .with("attempt", job.runAttempt())));
    }

    private Optional<Situation> situation(Answered answer) {
        return answer.text("standing").isEmpty()
                ? Optional.empty()
                : Optional.of(new Situation(
                        new Entry(
                                form.read(new Payload(answer.bytes("standing"))),
                                shown(answer.text("shown")),
                                Optional.of(answer.text("remark")).filter(text -> !text.isEmpty())),
                        labels(answer.text("labels"), answer.text("labels_at")),
                        answer.isTrue("overtaken")));
    }

    private static Optional<Shown> shown(String kept) {
        return kept.isEmpty()
                ? Optional.empty()
                : Optional.of(new Shown(
                        Long.parseLong(kept.substring(0, kept.indexOf(' '))),
                        Integer.parseInt(kept.substring(kept.indexOf(' ') + 1))));
    }

    private static Optional<Labels> labels(String names, String at) {
        return at.isEmpty()
                ? Optional.empty()
                : Optional.of(new Labels(
                        Set.of(names.isEmpty() ? new String[0] : names.split(" ")),
                        Instant.ofEpochMilli(Long.parseLong(at))));
    }

    @Override
    public void shown(JobStanding standing, long checkRun) {
        redis.run(SHOWN.on(Keys.board(standing.commit().headSha()), Keys.job(standing.job()))
                .with("job", Keys.onBoard(standing.job()))
                .with("check_run", checkRun)
                .with("rank", standing.rank()));
    }

    @Override
    public void remark(JobStanding standing, String why) {
        redis.run(REMARK.on(Keys.board(standing.commit().headSha()))
                .with("job", Keys.onBoard(standing.job()))
                .with("why", why));
    }

    @Override
    public List<Entry> jobs(String headSha) {
        Map<String, byte[]> fields = redis.call(commands -> commands.hgetall(Keys.board(headSha)));
        return fields.entrySet().stream()
                .filter(field -> field.getKey().startsWith(STANDING))
                .map(field -> entry(field.getKey().substring(STANDING.length()), field.getValue(), fields))
                .toList();
    }

    @Override
    public Map<JobKey, Long> checkRuns(String headSha, List<JobKey> jobs) {
        if (jobs.isEmpty()) {
            return Map.of();
        }
        String[] fields = jobs.stream().map(job -> "shown:" + Keys.onBoard(job)).toArray(String[]::new);
        List<KeyValue<String, byte[]>> kept = redis.call(commands -> commands.hmget(Keys.board(headSha), fields));
        Map<JobKey, Long> checkRuns = new HashMap<>();
        for (int i = 0; i < jobs.size(); i++) {
            JobKey job = jobs.get(i);
            shown(text(kept.get(i).getValueOrElse(new byte[0])))
                    .ifPresent(shown -> checkRuns.put(job, shown.checkRun()));
        }
        return checkRuns;
    }

    private Entry entry(String job, byte[] standing, Map<String, byte[]> fields) {
        return new Entry(
                form.read(new Payload(standing)),
                shown(text(fields.get("shown:" + job))),
                Optional.of(text(fields.get("remark:" + job))).filter(text -> !text.isEmpty()));
    }

    private static String text(byte @Nullable [] kept) {
        return kept == null ? "" : new String(kept, StandardCharsets.UTF_8);
    }

    @Override
    public Optional<Labels> labels(long pullRequest) {
        List<KeyValue<String, byte[]>> kept =
                redis.call(commands -> commands.hmget(Keys.labels(pullRequest), "names", "at"));
        return labels(
                text(kept.get(0).getValueOrElse(new byte[0])), text(kept.get(1).getValueOrElse(new byte[0])));
    }
}
