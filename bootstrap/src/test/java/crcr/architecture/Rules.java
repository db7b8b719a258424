package crcr.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchRule;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.MDC;

/** The rules. They are lists of what is allowed, so that something new has to be thought about. */
final class Rules {
    private static final String[] PLAIN_JAVA = {
        "java.lang",
        "java.lang.invoke",
        "java.lang.runtime",
        "java.math",
        "java.time",
        "java.util",
        "java.util.function",
        "java.util.regex",
        "java.util.stream"
    };

    private static final String[] SHARED = {
        "crcr.infrastructure.observe.log..", "crcr.infrastructure.shared..", "crcr.infrastructure.spans.."
    };

    /** The adapters, and the entrances of each: names below its package, each with the types that it holds. */
    static final Map<String, Set<String>> ADAPTERS = Map.ofEntries(
            Map.entry("allowlist", Set.of("AllowlistYaml")),
            Map.entry("check", Set.of("CallbackWords", "StandingJson")),
            Map.entry("callbacktoken", Set.of("CallbackTokens", "TokenKey")),
            Map.entry("document", Set.of("DocumentFile")),
            Map.entry("github", Set.of("GitHub", "api.AppKey", "contents.BlobUrl", "doctor.AppInspection")),
            Map.entry(
                    "http",
                    Set.of(
                            "ManagementServer",
                            "PublicServer",
                            "console.ConsoleServer",
                            "console.result.ResultSubjects",
                            "console.route.ConsoleSubjects",
                            "callback.AddressRange",
                            "webhook.CheckRunReader",
                            "webhook.CheckSuiteReader",
                            "webhook.EventTable",
                            "webhook.PullRequestReader",
                            "webhook.PushReader")),
            Map.entry("hud", Set.of("BoundedHud", "ClosedRecord", "HudClient", "HudInspection", "NoHud", "RecordBody")),
            Map.entry("metrics", Set.of("RelayMetrics")),
            Map.entry(
                    "oidc",
                    Set.of("IdTokens", "IssuerInspection", "OidcTokens", "ProviderInspection", "ProviderMetadata")),
            Map.entry("providers", Set.of("ProvidersYaml")),
            Map.entry(
                    "redis",
                    Set.of(
                            "place.ClusterPlace",
                            "embedded.EmbeddedRedis",
                            "place.RedisAddress",
                            "place.SentinelPlace",
                            "place.StorePlace",
                            "place.RedisLogin",
                            "RedisStore",
                            "recovery.RedisRecovery",
                            "checks.RedisChecks",
                            "sweep.RedisSweeps",
                            "inspection.StoreInspection")),
            Map.entry("tracing", Set.of("Collector", "OtlpSpans", "TracedDispatch", "TracedHud")),
            Map.entry(
                    "work",
                    Set.of(
                            "DispatchWorkers",
                            "DocumentRefresh",
                            "EffectQueue",
                            "IdentityRefresh",
                            "OutboxWorkers",
                            "Recovery",
                            "RefreshedDocument",
                            "RenamedDownstreams",
                            "ScorecardRefresh",
                            "Sweep")));

    /** The wings of redis, and which others each of them rests on. */
    private static final Map<String, Set<String>> REDIS_WINGS = Map.ofEntries(
            Map.entry("place", Set.of()),
            Map.entry("scripts", Set.of()),
            Map.entry("embedded", Set.of("place")),
            Map.entry("connection", Set.of("place", "scripts")),
            Map.entry("layout", Set.of("connection", "scripts")),
            Map.entry("outbox", Set.of("connection", "scripts")),
            Map.entry("identity", Set.of("connection", "scripts")),
            Map.entry("scores", Set.of("connection", "scripts")),
            Map.entry("targets", Set.of("connection", "scripts", "layout", "outbox")),
            Map.entry("checks", Set.of("connection", "scripts")),
            Map.entry("session", Set.of("connection", "scripts")),
            Map.entry("jobs", Set.of("connection", "scripts", "identity", "targets", "outbox", "results", "scores")),
            Map.entry("history", Set.of("connection", "scripts", "targets")),
            Map.entry("results", Set.of("connection", "scripts", "targets")),
            Map.entry("recovery", Set.of("connection", "scripts", "targets")),
            Map.entry("sweep", Set.of("connection", "scripts", "targets", "outbox", "results", "scores")),
            Map.entry("inspection", Set.of("place", "connection", "scripts", "layout", "identity")));

    private Rules() {}

    static ArchRule theDomainIsPlainJava() {
        return classes()
                .that()
                .resideInAPackage("crcr.domain..")
                .should()
                .onlyDependOnClassesThat(inAnyOf(PLAIN_JAVA, "crcr.domain.."))
                .because("rules must hold without I/O, framework, log or store, and be tested without them");
    }

    static ArchRule useCasesKnowTheDomainAlone() {
        return classes()
                .that()
                .resideInAPackage("crcr.application..")
                .should()
                .onlyDependOnClassesThat(
                        inAnyOf(PLAIN_JAVA, "java.util.concurrent.atomic", "crcr.application..", "crcr.domain.."))
                .because("what a use case needs of the world it says in a port, without words of a technology");
    }

    static ArchRule timeIsGiven() {
        return noClasses()
                .that()
                .resideInAnyPackage("crcr.domain..", "crcr.application..")
                .should()
                .callMethodWhere(DescribedPredicate.describe("reads a clock of its own", Rules::readsAClock))
                .because("a clock is passed in, so that a test can set it");
    }

    private static boolean readsAClock(JavaMethodCall call) {
        String owner = call.getTargetOwner().getName();
        return (call.getName().equals("now")
                        && owner.startsWith("java.time.")
                        && call.getTarget().getRawParameterTypes().stream()
                                .noneMatch(type -> type.isEquivalentTo(Clock.class)))
                || (owner.equals(Clock.class.getName()) && call.getName().startsWith("system"))
                || (owner.equals("java.lang.System")
                        && Set.of("currentTimeMillis", "nanoTime").contains(call.getName()));
    }

    /** One rule for each adapter. */
    static Stream<ArchRule> adaptersDoNotKnowEachOther() {
        return ADAPTERS.keySet().stream().map(Rules::adapterKnowsNoOther);
    }

    static ArchRule adapterKnowsNoOther(String adapter) {
        String[] own = {"crcr.infrastructure." + adapter + ".."};
        String[] allowed = Stream.of(Arrays.stream(own), Arrays.stream(SHARED))
                .flatMap(packages -> packages)
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAnyPackage(own)
                .should()
                .dependOnClassesThat(resideInAPackage("crcr.infrastructure..").and(not(resideInAnyPackage(allowed))))
                .because("whoever exchanges an adapter must not have to look at another one");
    }

    /** One rule for each adapter. */
    static Stream<ArchRule> adaptersAreUsedThroughTheirEntrances() {
        return ADAPTERS.keySet().stream().map(Rules::adapterIsUsedThroughItsEntrances);
    }

    static ArchRule adapterIsUsedThroughItsEntrances(String adapter) {
        String own = "crcr.infrastructure." + adapter;
        Set<String> entrances = ADAPTERS.getOrDefault(adapter, Set.of()).stream()
                .map(name -> own + "." + name)
                .collect(Collectors.toCollection(TreeSet::new));
        DescribedPredicate<JavaClass> isEntrance = DescribedPredicate.describe(
                "one of " + entrances,
                type -> entrances.contains(outermost(type).getName()));
        return noClasses()
                .that()
                .resideOutsideOfPackage(own + "..")
                .should()
                .dependOnClassesThat(resideInAPackage(own + "..").and(not(isEntrance)))
                .because("what is behind an adapter's entrances may change without notice");
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getBaseComponentType()
                .getEnclosingClass()
                .map(Rules::outermost)
                .orElse(type.getBaseComponentType());
    }

    /** One rule for each class that compares what somebody presents with what is right. */
    static Stream<ArchRule> secretsAreComparedInConstantTime() {
        return Stream.of(
                        "http.webhook.WebhookSignature",
                        "http.operator.OperatorGuard",
                        "http.console.signin.ChangeCheck",
                        "callbacktoken.CallbackTokens")
                .map(name -> comparesInConstantTime("crcr.infrastructure." + name));
    }

    static ArchRule comparesInConstantTime(String name) {
        return classes()
                .that()
                .haveFullyQualifiedName(name)
                .should()
                .callMethod(MessageDigest.class, "isEqual", byte[].class, byte[].class)
                .because("the time of an answer must not tell how much of a secret was guessed");
    }

    /** One rule for each wing of http. */
    static Stream<ArchRule> httpLeansOneWay() {
        return Stream.of("intake", "webhook", "callback", "operator", "console").map(Rules::httpWingKnowsTheIntakeOnly);
    }

    static ArchRule httpWingKnowsTheIntakeOnly(String wing) {
        String http = "crcr.infrastructure.http";
        return noClasses()
                .that()
                .resideInAPackage(http + "." + wing + "..")
                .should()
                .dependOnClassesThat(resideInAPackage(http + "..")
                        .and(not(resideInAnyPackage(http + ".intake..", http + "." + wing + ".."))))
                .because("an endpoint can be read without the others, and what takes requests in serves all of them");
    }

    /** One rule for each wing of github. */
    static Stream<ArchRule> githubLeansOneWay() {
        return Stream.of(
                githubWingKnows("api"),
                githubWingKnows("payload"),
                githubWingKnows("dispatch", "api", "payload"),
                githubWingKnows("contents", "api"),
                githubWingKnows("deliveries", "api"),
                githubWingKnows("answer", "api"),
                githubWingKnows("checks", "api", "answer"),
                githubWingKnows("actions", "api", "answer"),
                githubWingKnows("commits", "api", "answer"),
                githubWingKnows("doctor", "api"));
    }

    static ArchRule githubWingKnows(String wing, String... others) {
        String github = "crcr.infrastructure.github";
        String[] known = Stream.concat(Stream.of(wing), Arrays.stream(others))
                .map(name -> github + "." + name + "..")
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(github + "." + wing + "..")
                .should()
                .dependOnClassesThat(resideInAPackage(github + "..").and(not(resideInAnyPackage(known))))
                .because("calls serve all purposes, and one purpose can be read without the others");
    }

    static ArchRule onlyLogContextPutsIntoMdc() {
        return noClasses()
                .that()
                .doNotHaveFullyQualifiedName("crcr.infrastructure.observe.log.LogContext")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName(MDC.class.getName())
                .because("what lines of the log are about has one name each, and ends when the work does");
    }

    static ArchRule everyAdapterIsListed() {
        return classes()
                .that()
                .resideInAPackage("crcr.infrastructure..")
                .should()
                .resideInAnyPackage(Stream.concat(
                                ADAPTERS.keySet().stream().map(adapter -> "crcr.infrastructure." + adapter + ".."),
                                Arrays.stream(SHARED))
                        .toArray(String[]::new))
                .because("the rules for adapters go through the list of them");
    }

    static ArchRule onlyBootstrapKnowsBootstrap() {
        return noClasses()
                .that()
                .resideOutsideOfPackage("crcr.bootstrap..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("crcr.bootstrap..")
                .because("composition is in one place, and nothing that is composed asks for it");
    }

    /** One rule for each wing of bootstrap that others lean on. */
    static Stream<ArchRule> bootstrapLeansOneWay() {
        return Stream.of(
                bootstrapWingKnows("secret", "crcr.bootstrap.secret.."),
                bootstrapWingKnows("settings.source", "crcr.bootstrap.secret..", "crcr.bootstrap.settings.source.."),
                bootstrapWingKnows("settings", "crcr.bootstrap.secret..", "crcr.bootstrap.settings.."));
    }

    static ArchRule bootstrapWingKnows(String wing, String... wings) {
        return noClasses()
                .that()
                .resideInAPackage("crcr.bootstrap." + wing + "..")
                .should()
                .dependOnClassesThat(resideInAPackage("crcr.bootstrap..").and(not(resideInAnyPackage(wings))))
                .because("settings rest on secrets, and commands and composition on settings, never the other way");
    }

    /** One rule for each wing of redis. */
    static Stream<ArchRule> redisLeansOneWay() {
        return REDIS_WINGS.keySet().stream().map(Rules::redisWingKnows);
    }

    static ArchRule redisWingKnows(String wing) {
        String redis = "crcr.infrastructure.redis";
        String[] known = Stream.concat(Stream.of(wing), REDIS_WINGS.getOrDefault(wing, Set.of()).stream())
                .map(name -> redis + "." + name + "..")
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(redis + "." + wing + "..")
                .should()
                .dependOnClassesThat(resideInAPackage(redis + "..").and(not(resideInAnyPackage(known))))
                .because("what is kept of one thing can be read without the others");
    }

    static ArchRule namesSayWhatThingsAre() {
        return noClasses()
                .should()
                .haveNameMatching(".*(Manager|Helper|Utils?|Impl)")
                .because("such a name says that the idea of a class has not been found yet");
    }

    private static DescribedPredicate<JavaClass> inAnyOf(String[] some, String... more) {
        String[] packages =
                Stream.concat(Arrays.stream(some), Arrays.stream(more)).toArray(String[]::new);
        return resideInAnyPackage(packages)
                .or(resideInAPackage("org.jspecify.annotations"))
                .or(DescribedPredicate.describe("primitive", type -> type.isPrimitive() || isPrimitiveArray(type)));
    }

    private static boolean isPrimitiveArray(JavaClass type) {
        return type.isArray() && type.getBaseComponentType().isPrimitive();
    }
}
