package crcr.lab.audit;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.slf4j.LoggerFactory;

/** Runs {@code ./relay audit}: breaks everything around the relay and checks that nothing accepted is lost. */
public final class Audit {
    private static final int BROKEN = 1;
    private static final int WRONG_OPTIONS = 2;

    private Audit() {}

    /** Ends with 0 if all guarantees were kept, with 1 if not, and with 2 if the options are wrong. */
    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.ERROR);
        switch (Options.parse(List.of(arguments))) {
            case Options.Help() -> System.out.print(Options.USAGE);
            case Options.Wrong(String problem) -> {
                System.err.println("relay: " + problem);
                System.err.print(Options.USAGE);
                System.exit(WRONG_OPTIONS);
            }
            case Options.Run(Plan plan) -> System.exit(run(plan) ? 0 : BROKEN);
        }
    }

    private static boolean run(Plan plan) throws IOException, InterruptedException, ExecutionException {
        Path directory = Files.createTempDirectory("relay-audit-");
        System.out.printf(
                "%d s of faults, then up to 4 minutes until all has arrived; seed %d; logs are in %s%n",
                plan.time().toSeconds(), plan.seed(), directory);
        try (Stage stage = new Stage(directory, plan)) {
            // Ctrl-C must leave no process behind.
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                stage.fleet().close();
                stage.store().close();
            }));
            Verdict verdict = new Rehearsal(stage, plan).play();
            System.out.println(verdict.text());
            return verdict.isGood();
        }
    }
}
