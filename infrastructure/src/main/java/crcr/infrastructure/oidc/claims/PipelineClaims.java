package crcr.infrastructure.oidc.claims;

import crcr.application.callback.Caller;
import crcr.application.callback.VerifyCaller.Verdict;
import crcr.application.operator.Setting;
import crcr.application.pipeline.KnownPipelines;
import crcr.application.pipeline.KnownPipelines.Standing;
import crcr.domain.pipeline.Pipeline;
import crcr.domain.pipeline.PipelineId;
import crcr.domain.pipeline.Pipelines;
import crcr.infrastructure.shared.text.ShowableText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads the claims of tokens that name a pipeline. The caller is the repository for which the pipeline stands. Other
 * claims, {@code repository} included, have no effect on that.
 */
final class PipelineClaims implements ReadCaller {
    // A slash is not allowed, so that two pipelines cannot have one name.
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    // The file may have thousands.
    private static final int MOST_SHOWN = 20;

    private final PipelineTokens tokens;
    private final KnownPipelines known;

    /** Reads these tokens, and looks up the repositories of their pipelines in {@code known}. */
    PipelineClaims(PipelineTokens tokens, KnownPipelines known) {
        this.tokens = tokens;
        this.known = known;
    }

    @Override
    public Verdict read(Claims claims) {
        return switch (known.standing()) {
            case Standing.NotConfigured() ->
                new Verdict.Unmapped(
                        "no_providers",
                        "The token comes from " + tokens.system().wireName()
                                + ", and no providers' file is configured here, so that no pipeline stands for a"
                                + " repository; ask the relay's operators to set " + Setting.CI_PROVIDERS_URL);
            case Standing.NotLoaded() -> new Verdict.Undecided();
            case Standing.InForce(Pipelines pipelines) ->
                unfit(claims, tokens.owner())
                        .or(() -> unfit(claims, tokens.pipeline()))
                        .orElseGet(() -> caller(claims, pipelines));
        };
    }

    private Optional<Verdict> unfit(Claims claims, PipelineTokens.Id id) {
        Optional<String> actual = id.of(claims);
        if (actual.isEmpty()) {
            return Optional.of(unfit(
                    "The token lacks the claim \"" + id.claim() + "\", which names its pipeline; " + id.advice()));
        }
        String is = "The token's claim \"" + id.claim() + "\" is " + ShowableText.quoted(actual.get());
        if (!ID.matcher(actual.get()).matches()) {
            return Optional.of(
                    unfit(is + ", which is no id of " + tokens.system().wireName()));
        }
        return id.ofIssuer()
                .apply(claims.issuer())
                .filter(only -> !only.equalsIgnoreCase(actual.get()))
                .map(only -> unfit(is + ", and its issuer is that of " + ShowableText.quoted(only)));
    }

    // If it counted as absent, its caller would be bound to no run.
    private Optional<Verdict> unreadableRun(Claims claims) {
        return tokens.runs().stream()
                .filter(claims::isStructure)
                .findFirst()
                .map(claim -> unfit("The token's claim \"" + claim
                        + "\" is a list or an object, and must be an id of the job's run"));
    }

    private Verdict caller(Claims claims, Pipelines pipelines) {
        PipelineId id = new PipelineId(
                tokens.system(),
                tokens.owner().of(claims).orElseThrow() + "/"
                        + tokens.pipeline().of(claims).orElseThrow());
        Optional<Pipeline> pipeline = pipelines.find(id);
        if (pipeline.isEmpty()) {
            return new Verdict.Unmapped(
                    "pipeline_unknown",
                    "The pipeline " + id + " is not in the providers' file, so that it stands for no repository; ask"
                            + " the upstream's maintainers to add it");
        }
        return pipeline.get().requiredClaims().entrySet().stream()
                .flatMap(required -> unfit(claims, required).stream())
                .findFirst()
                .or(() -> unreadableRun(claims))
                .orElseGet(() -> verified(claims, pipeline.get()));
    }

    private static Optional<Verdict> unfit(Claims claims, Map.Entry<String, List<String>> required) {
        Optional<String> actual = claims.text(required.getKey());
        return actual.filter(required.getValue()::contains).isPresent()
                ? Optional.empty()
                : Optional.of(unfit("The token's claim " + ShowableText.quoted(required.getKey()) + " is "
                        + actual.map(ShowableText::quoted).orElse("absent") + ", and must be "
                        + anyOf(required.getValue()) + " by the providers' file"));
    }

    private static String anyOf(List<String> values) {
        String shown =
                values.stream().limit(MOST_SHOWN).map(ShowableText::quoted).collect(Collectors.joining(" or "));
        return values.size() <= MOST_SHOWN ? shown : shown + " or one of " + (values.size() - MOST_SHOWN) + " more";
    }

    private static Verdict unfit(String detail) {
        return new Verdict.Unmapped("claim_unfit", detail);
    }

    private Verdict verified(Claims claims, Pipeline pipeline) {
        SortedMap<String, String> run = claims.texts(tokens.forwarded());
        run.put("provider", tokens.system().wireName());
        Set<String> runIds = Set.copyOf(claims.texts(tokens.runs()).values());
        boolean lacksUuid =
                tokens.runUuid().filter(claim -> claims.text(claim).isEmpty()).isPresent();
        return new Verdict.Verified(new Caller(
                claims.issuer(), tokens.system(), pipeline.repository(), run, runIds, lacksUuid, pipeline.linkHost()));
    }
}
