package crcr.lab.demo;

import crcr.lab.demo.cast.Cast;
import crcr.lab.demo.cast.Happening;
import crcr.lab.demo.cast.Happenings;
import crcr.lab.demo.show.Board;
import crcr.lab.demo.show.Row;
import crcr.lab.demo.show.Sentence;
import crcr.lab.demo.show.Show;
import crcr.lab.demo.webhook.Maintainer;
import crcr.lab.demo.webhook.Postman;
import crcr.lab.demo.webhook.Postman.WebhookAnswer;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;

/** Sends the event and watches its effects. */
final class Performance {
    private static final Duration GIVE_UP_AFTER = Duration.ofSeconds(60);
    private static final Duration SECOND_TRY_WITHIN = Duration.ofSeconds(5);

    private final Postman postman;
    private final Maintainer maintainer;
    private final Nightly nightly;
    private final Cast cast;
    private final Happenings happenings;
    private final PrintStream out;
    private final boolean terminal;

    Performance(
            Postman postman,
            Maintainer maintainer,
            Nightly nightly,
            Cast cast,
            Happenings happenings,
            PrintStream out,
            boolean terminal) {
        this.postman = postman;
        this.maintainer = maintainer;
        this.nightly = nightly;
        this.cast = cast;
        this.happenings = happenings;
        this.out = out;
        this.terminal = terminal;
    }

    /** Plays the demo from the event to its redelivery, and to a result without an event. */
    DemoOutcome play() throws IOException, InterruptedException {
        WebhookAnswer first = postman.deliver();
        Board board = new Board(cast, first.at());
        if (!first.isAccepted()) {
            return new DemoOutcome(first, Optional.empty(), Optional.empty(), board);
        }
        out.println(
                "  The relay answered " + first.status() + " after " + first.millis() + " ms; times count from then.");
        out.println();
        Show show = Show.on(out, terminal);
        show.begin(board);
        watch(board, show);
        if (happenings.isStopped()) {
            return new DemoOutcome(first, Optional.empty(), Optional.empty(), board);
        }
        show.end(board);
        return new DemoOutcome(first, Optional.of(again(board)), Optional.of(nightly.report()), board);
    }

    private void watch(Board board, Show show) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + GIVE_UP_AFTER.toNanos();
        while (!board.isSettled()) {
            Optional<Happening> next = happenings.nextUntil(deadline);
            if (next.isEmpty()) {
                return;
            }
            Optional<Row> row = board.apply(next.get());
            if (row.isPresent()) {
                show.happened(next.get(), row.get(), board);
                maintainer.lookAt(row.get());
            }
        }
    }

    // Repeated attempts are awaited, so that the outcome includes them.
    private WebhookAnswer again(Board board) throws IOException, InterruptedException {
        int before = board.dispatches() + board.refusals();
        WebhookAnswer again = postman.deliver();
        long deadline = System.nanoTime() + SECOND_TRY_WITHIN.toNanos();
        while (board.dispatches() + board.refusals() - before < again.targets()) {
            Optional<Happening> next = happenings.nextUntil(deadline);
            if (next.isEmpty()) {
                break;
            }
            board.apply(next.get());
        }
        return again;
    }

    /** Shows further events until it is stopped. */
    void watchOn(Board board) throws InterruptedException {
        for (Optional<Happening> next = happenings.next(); next.isPresent(); next = happenings.next()) {
            Happening happening = next.get();
            board.apply(happening)
                    .flatMap(row -> Sentence.of(happening, row, board))
                    .ifPresent(out::println);
        }
    }
}
