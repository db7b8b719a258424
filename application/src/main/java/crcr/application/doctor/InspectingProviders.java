package crcr.application.doctor;

import crcr.application.doctor.InspectingDocument.Inspected;
import crcr.application.document.FetchDocument;
import crcr.application.document.ReadDocument;
import crcr.application.operator.Setting;
import crcr.domain.allowlist.Allowlist;
import crcr.domain.allowlist.Downstream;
import crcr.domain.allowlist.Grant;
import crcr.domain.pipeline.CiSystem;
import crcr.domain.pipeline.Pipeline;
import crcr.domain.pipeline.Pipelines;
import crcr.domain.repository.RepositoryName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Compares the providers' file with the allowlist, and with the trusted issuers. */
public final class InspectingProviders {
    private static final String ABOUT = InspectingDocument.Kind.PROVIDERS.about();
    private static final String ISSUER = "iss";

    private final Optional<Allowlist> allowlist;
    private final Optional<List<CiSystem>> trusted;

    /**
     * Compares with these, as far as they are known.
     *
     * @param trusted the kind of each trusted issuer
     */
    public InspectingProviders(Optional<Allowlist> allowlist, Optional<List<CiSystem>> trusted) {
        this.allowlist = allowlist;
        this.trusted = trusted.map(List::copyOf);
    }

    /** Returns the finding if no file is configured. */
    public List<DoctorFinding> withoutFile() {
        List<CiSystem> mapped =
                CiSystem.mapped().stream().filter(system -> issuers(system) > 0).toList();
        return mapped.isEmpty()
                ? List.of()
                : List.of(new DoctorFinding.Warning(
                        ABOUT,
                        Setting.OIDC_ISSUER + " trusts " + CiSystem.names(mapped)
                                + ", and no file says which pipelines stand for a repository: every report from there"
                                + " gets 403",
                        "set " + Setting.CI_PROVIDERS_URL + ", or take the issuer out"));
    }

    /** Inspects the file. A failure to fetch it is a finding. */
    public List<DoctorFinding> findings(FetchDocument document, ReadDocument<Pipelines> reading) {
        Inspected<Pipelines> inspected =
                new InspectingDocument<>(InspectingDocument.Kind.PROVIDERS, document, reading).inspect();
        return inspected
                .after(inspected.content().map(this::compared).orElse(List.of()))
                .findings();
    }

    private List<DoctorFinding> compared(Pipelines pipelines) {
        List<DoctorFinding> findings = new ArrayList<>(List.of(counted(pipelines)));
        findings.addAll(unheard(pipelines));
        trusted.ifPresent(_ -> CiSystem.mapped().forEach(system -> findings.addAll(issuersOf(system, pipelines))));
        return findings;
    }

    private static DoctorFinding counted(Pipelines pipelines) {
        return pipelines.all().isEmpty()
                ? new DoctorFinding.Warning(
                        ABOUT, "it has no pipeline", "add those that report, or remove " + Setting.CI_PROVIDERS_URL)
                : new DoctorFinding.Ok(
                        ABOUT,
                        "its pipelines: "
                                + CiSystem.mapped().stream()
                                        .map(system -> pipelines.count(system) + " of " + system.wireName())
                                        .collect(Collectors.joining(", ")));
    }

    private List<DoctorFinding> unheard(Pipelines pipelines) {
        Map<RepositoryName, List<Pipeline>> byRepository = pipelines.all().stream()
                .collect(Collectors.groupingBy(Pipeline::repository, LinkedHashMap::new, Collectors.toList()));
        return allowlist.stream()
                .flatMap(list -> byRepository.entrySet().stream()
                        .flatMap(each -> unheard(list.find(each.getKey()), each.getKey(), each.getValue()).stream()))
                .toList();
    }

    private static Optional<DoctorFinding> unheard(
            Optional<Downstream> listed, RepositoryName repository, List<Pipeline> pipelines) {
        String more = pipelines.size() == 1 ? "" : " and " + (pipelines.size() - 1) + " more";
        String mapped = "it maps " + pipelines.getFirst().id() + more + " to " + repository + ", which is ";
        if (listed.isEmpty()) {
            return Optional.of(new DoctorFinding.Warning(
                    ABOUT,
                    mapped + "not on the allowlist, so that reports from there are refused",
                    "list " + repository + ", or check how the name is written"));
        }
        return listed.filter(downstream -> !downstream.has(Grant.RESULTS_TO_HUD))
                .map(downstream -> new DoctorFinding.Warning(
                        ABOUT,
                        mapped + "at " + downstream.level() + ", so that reports from there are ignored",
                        "move " + repository + " to a higher level, or take the pipeline out"));
    }

    private List<DoctorFinding> issuersOf(CiSystem system, Pipelines pipelines) {
        List<Pipeline> there = pipelines.all().stream()
                .filter(pipeline -> pipeline.id().system() == system)
                .toList();
        String trust = Setting.OIDC_ISSUER + " trusts";
        if (there.isEmpty()) {
            return issuers(system) == 0
                    ? List.of()
                    : List.of(new DoctorFinding.Warning(
                            ABOUT,
                            "it has no pipeline of " + system.wireName() + ", which " + trust
                                    + ": every report from there gets 403",
                            "add the pipelines that report, or take the issuer out"));
        }
        if (issuers(system) == 0) {
            return List.of(new DoctorFinding.Warning(
                    ABOUT,
                    "it has pipelines of " + system.wireName() + ", and " + trust
                            + " no issuer of that kind, so that reports from there get 401",
                    "add the issuer to " + Setting.OIDC_ISSUER + ", or take the pipelines out"));
        }
        return there.stream()
                .filter(pipeline ->
                        issuers(system) > 1 && !pipeline.requiredClaims().containsKey(ISSUER))
                .findFirst()
                .<List<DoctorFinding>>map(open -> List.of(new DoctorFinding.Warning(
                        ABOUT,
                        trust + " several issuers of " + system.wireName() + ", whose ids may be the same, and "
                                + open.id() + " may be of any of them",
                        "require the claim " + ISSUER + " of each of its pipelines")))
                .orElse(List.of());
    }

    private long issuers(CiSystem system) {
        return trusted.orElse(List.of()).stream().filter(system::equals).count();
    }
}
