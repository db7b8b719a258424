package crcr.infrastructure.redis.jobs;

import crcr.application.callback.Caller;
import crcr.application.callback.FirstAnswer;
import crcr.application.callback.IdempotencyKey;
import crcr.application.outbox.Effect;
import crcr.application.selfreport.CommitCache;
import crcr.application.selfreport.SelfReportRecords;
import crcr.application.store.StoreTrouble;
import crcr.application.store.StoreUnreachableException;
import crcr.domain.job.CheckRunId;
import crcr.domain.result.NightlyResult;
import crcr.domain.selfreport.CheckedCommit;
import crcr.domain.selfreport.NamedCommit;
import crcr.domain.selfreport.SelfReportKey;
import crcr.infrastructure.redis.connection.Redis;
import crcr.infrastructure.redis.identity.Admitting;
import crcr.infrastructure.redis.outbox.NewEffects;
import crcr.infrastructure.redis.results.KeptResult;
import crcr.infrastructure.redis.scripts.Answered;
import crcr.infrastructure.redis.scripts.Keys;
import crcr.infrastructure.redis.scripts.Script;
import crcr.infrastructure.redis.scripts.ScriptCall;
import crcr.infrastructure.shared.text.Sha256;
import crcr.infrastructure.spans.CurrentTrace;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Keeps the accepted self-reports, and GitHub's answers about their commits. */
public final class RedisSelfReports implements SelfReportRecords, CommitCache {
    private static final Script RESERVE = Script.of("selfreports/reserve");
    private static final Script SETTLE = Script.of("selfreports/settle");
    private static final Script RELEASE = Script.of("selfreports/release");
    private static final Script KEEP = Script.of("selfreports/keep_commit");
    private static final Duration BUSY_FOR = Duration.ofSeconds(1);
    private static final String MISSING = "missing";

    private final Redis redis;
    private final Duration life;
    private final int perMinute;

    /**
     * Keeps records in {@code redis}.
     *
     * @param life the time for which a record lives
     * @param perMinute the maximum number of callbacks a minute of each repository
     */
    public RedisSelfReports(Redis redis, Duration life, int perMinute) {
        this.redis = redis;
        this.life = life;
        this.perMinute = perMinute;
    }

    @Override
    public Entry reserve(
            Caller caller, SelfReportKey report, Optional<IdempotencyKey> key, Optional<CheckRunId> checkRun) {
        String token = UUID.randomUUID().toString();
        Answered answer = replicated(report, token, reserving(caller, report, key, checkRun, token));
        return switch (answer.text("outcome")) {
            case "held" -> new Entry.LetIn(new Reservation.Held(token, answer.optional("sha")));
            case "missing_commit" -> new Entry.LetIn(new Reservation.MissingCommit());
            case "taken" -> new Entry.LetIn(new Reservation.Taken());
            case "already_held" -> new Entry.LetIn(new Reservation.AlreadyHeld());
            case "other_job" -> new Entry.LetIn(new Reservation.CheckRunOfAnotherJob());
            case "busy" -> new Entry.LetIn(new Reservation.Busy(BUSY_FOR));
            case "repeated" -> new Entry.LetIn(new Reservation.Repeated(AnswerText.read(answer.text("answer"))));
            case "other_body" -> new Entry.LetIn(new Reservation.OtherBody());
            default -> new Entry.KeptOut(Admitting.refusal(answer));
        };
    }

    private ScriptCall reserving(
            Caller caller,
            SelfReportKey report,
            Optional<IdempotencyKey> key,
            Optional<CheckRunId> checkRun,
            String token) {
        String[] keys = Stream.concat(
                        Stream.of(
                                Keys.selfReport(report),
                                Keys.commit(report.commit()),
                                Keys.limit(report.downstream()),
                                Keys.identities(),
                                checkRun.map(id -> Keys.checkRun(report.downstream(), id))
                                        .orElseGet(() -> Keys.selfReport(report))),
                        key.map(Keys::request).stream())
                .toArray(String[]::new);
        return new Admitting(caller, report.downstream(), perMinute)
                .given(RESERVE.on(keys)
                        .with("token", token)
                        .with("lapse_ms", RedisJobRecords.RESERVED_FOR)
                        .with("life_ms", life)
                        .with("has_check_run", checkRun.isPresent() ? "1" : "")
                        .with(
                                "body_digest",
                                key.map(named -> Sha256.hex(named.body().bytes()))));
    }

    // A reservation that too few replicas have is released, so that a repeat does not meet it.
    private Answered replicated(SelfReportKey report, String token, ScriptCall reserving) {
        try {
            return redis.runReplicated(reserving);
        } catch (StoreUnreachableException e) {
            if (e.trouble() == StoreTrouble.UNREPLICATED) {
                release(report, token, Optional.empty());
            }
            throw e;
        }
    }

    @Override
    public boolean settle(
            SelfReportKey report,
            String token,
            FirstAnswer.SelfReported answer,
            List<Effect> effects,
            NightlyResult.Said said) {
        NewEffects follow = new NewEffects(effects, token, CurrentTrace.headers());
        ScriptCall settling = SETTLE.on(follow.keys(Keys.selfReport(report)))
                .with("downstream", report.downstream().key())
                .with("token", token)
                .with("answer", AnswerText.of(answer))
                .with("life_ms", life)
                .with("result", KeptResult.of(said));
        return redis.runReplicated(follow.given(settling)).isTrue("taken");
    }

    @Override
    public void release(SelfReportKey report, String token, Optional<FirstAnswer.RefusedByHud> answer) {
        redis.run(RELEASE.on(Keys.selfReport(report), Keys.commit(report.commit()))
                .with("downstream", report.downstream().key())
                .with("token", token)
                .with("answer", answer.map(AnswerText::of))
                .with("life_ms", life));
    }

    @Override
    public void keep(NamedCommit named, CheckedCommit commit) {
        String said = switch (commit) {
            case CheckedCommit.Found(String sha) -> sha;
            case CheckedCommit.Missing() -> MISSING;
        };
        redis.run(KEEP.on(Keys.commit(named)).with("said", said).with("life_ms", commit.lastsFor(named)));
    }

    @Override
    public Optional<CheckedCommit> known(NamedCommit named) {
        return Optional.ofNullable(redis.call(commands -> commands.get(Keys.commit(named))))
                .map(Script::text)
                .map(said -> said.equals(MISSING) ? new CheckedCommit.Missing() : new CheckedCommit.Found(said));
    }
}
