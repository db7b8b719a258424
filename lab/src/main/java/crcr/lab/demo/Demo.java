package crcr.lab.demo;

import crcr.lab.demo.cast.Cast;
import crcr.lab.demo.cast.Happenings;
import crcr.lab.demo.cast.NightlyBuild;
import crcr.lab.demo.stage.OtherSystems;
import crcr.lab.demo.stage.RelayLog;
import crcr.lab.demo.stage.Stage;
import crcr.lab.demo.webhook.Maintainer;
import crcr.lab.demo.webhook.Postman;
import crcr.lab.demo.webhook.WebhookEvent;
import crcr.lab.simulator.hud.HudSimulator;
import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Runs {@code ./relay demo}: one event on its way from a simulated GitHub through the real relay to a simulated HUD.
 */
public final class Demo {
    /** The property with the directory of the callback action. */
    static final String ACTION = "action.directory";

    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;
    private static final int STOPPED = 130;
    private static final int STOP_WITHIN_SECONDS = 30;

    private final PrintStream out;
    private final PrintStream err;
    private final boolean terminal;
    private final Cast cast;
    private final Path action;
    private final Consumer<HudSimulator> directing;
    private final Happenings happenings = new Happenings();

    Demo(PrintStream out, PrintStream err, boolean terminal, Cast cast, Path action, Consumer<HudSimulator> directing) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
        this.cast = cast;
        this.action = action;
        this.directing = directing;
    }

    /**
     * Ends with 0 if every expected record arrived at HUD and every expected check run at GitHub, with 1 if not, and
     * with 2 if the arguments are wrong. After Ctrl-C it first stops everything in order.
     */
    public static void main(String[] arguments) throws InterruptedException, IOException {
        RelayLog.nowhere();
        Demo demo = new Demo(
                System.out,
                System.err,
                isTerminal(),
                Cast.standard(),
                Path.of(System.getProperty(ACTION, "action")),
                _ -> {});
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> demo.stopAndAwait(ended), "stop"));
        try {
            int status = demo.run(List.of(arguments));
            ended.countDown();
            System.exit(status);
        } finally {
            ended.countDown();
        }
    }

    private static boolean isTerminal() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent()
                && !"dumb".equals(System.getenv("TERM"));
    }

    private void stopAndAwait(CountDownLatch ended) {
        happenings.stop();
        try {
            if (!ended.await(STOP_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                err.println("relay demo: it did not stop in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Runs with these arguments; returns the exit status. */
    int run(List<String> arguments) throws IOException, InterruptedException {
        return switch (Options.parse(arguments)) {
            case Options.Help() -> {
                out.print(Options.USAGE);
                yield 0;
            }
            case Options.Wrong(String problem) -> wrongUsage(problem + "\n\n" + Options.USAGE);
            case Options.Run options -> run(options);
        };
    }

    private int wrongUsage(String problem) {
        err.println("relay demo: " + problem.stripTrailing());
        return WRONG_USAGE;
    }

    private int run(Options.Run options) throws IOException, InterruptedException {
        if (options.event().isEmpty()) {
            return run(options.once(), WebhookEvent.builtIn());
        }
        return switch (WebhookEvent.in(options.event().get())) {
            case WebhookEvent.EventReading.Valid(WebhookEvent event) -> run(options.once(), event);
            case WebhookEvent.EventReading.Invalid(String problem) ->
                wrongUsage("--event " + options.event().get() + ": " + problem);
        };
    }

    private int run(boolean once, WebhookEvent event) throws IOException, InterruptedException {
        out.println("Cross-Repo CI Relay: one event on its way");
        out.println();
        Cast playing = event.isOfPullRequest() ? cast : cast.withoutChecks();
        OtherSystems others = OtherSystems.of(NightlyBuild.REPOSITORY);
        try (Stage stage = new Stage(event.upstream(), playing, action, happenings, directing, others)) {
            stage.introduce(out);
            out.println();
            if (!stage.awaitReady()) {
                return failed(List.of("the relay did not get ready"), stage);
            }
            int status = run(once, event, playing, stage);
            if (happenings.isStopped()) {
                out.println("  Stopping.");
            }
            return status;
        }
    }

    private int run(boolean once, WebhookEvent event, Cast playing, Stage stage)
            throws IOException, InterruptedException {
        double kilobytes = event.body().bytes().length / 1024.0;
        out.println(String.format(
                Locale.ROOT,
                "  Sending a %s event (%s) of %.1f KiB; %d downstreams are on the allowlist.",
                event.type(),
                event.title(),
                kilobytes,
                playing.participants().size()));
        Postman postman = new Postman(stage, event);
        Performance performance = new Performance(
                postman,
                new Maintainer(stage, event, postman, happenings),
                new Nightly(stage.nightly(), stage.hud()),
                playing,
                happenings,
                out,
                terminal);
        DemoOutcome outcome = performance.play();
        if (happenings.isStopped()) {
            return STOPPED;
        }
        if (outcome.first().isAccepted()) {
            new Summary(out, playing).tell(outcome, stage.gitHub());
        }
        int status = outcome.problems().isEmpty() ? 0 : failed(outcome.problems(), stage);
        if (!once) {
            invite(stage, postman);
            performance.watchOn(outcome.board());
        }
        return status;
    }

    private int failed(List<String> problems, Stage stage) {
        err.println("  Not everything is as it should be:");
        problems.forEach(problem -> err.println("    " + problem));
        List<String> warnings = stage.log().warnings();
        if (!warnings.isEmpty()) {
            err.println("  What the relay's log warns of:");
            warnings.forEach(warning -> err.println("    " + warning));
        }
        return FAILED;
    }

    private void invite(Stage stage, Postman postman) throws IOException {
        out.println("  Look at");
        out.println("    " + stage.console().url() + "  the console");
        out.println("    " + stage.hud().url() + "/  what HUD has (as JSON: /records)");
        out.println("    " + stage.managementUrl() + "/metrics");
        out.println("    " + stage.managementUrl() + "/readyz");
        out.println("    " + stage.log().file());
        out.println("  Send the same delivery again, which dispatches nobody twice:");
        out.println("    " + postman.command());
        out.println("  Ctrl-C stops everything and deletes the files.");
        out.println();
    }
}
