package crcr.bootstrap.secret;

import crcr.bootstrap.secret.SecretFile.Content;
import crcr.bootstrap.secret.SecretForm.SecretReading;
import java.util.function.Supplier;

/**
 * The present value of a secret setting. A secret from a file follows the file: see {@link #look}. Safe for use by
 * several threads.
 */
public final class LiveSecret<T> implements Supplier<T> {
    private final String name;
    private final Supplier<Content> file;
    private final SecretForm<T> form;
    private volatile T value;
    private volatile boolean stale;
    // The content of the value in force, the content that was read last, and the content that was checked last.
    private Content inForce;
    private Content seen;
    private Content judged;

    private LiveSecret(String name, Supplier<Content> file, SecretForm<T> form, T value, Content content) {
        this.name = name;
        this.file = file;
        this.form = form;
        this.value = value;
        this.inForce = content;
        this.seen = content;
        this.judged = content;
    }

    /** The result of the first reading of a setting. */
    public sealed interface Start<T> {
        /** The setting is valid. */
        record Good<T>(LiveSecret<T> secret) implements Start<T> {}

        /** The setting is invalid; the problem follows the setting's name, and quotes nothing. */
        record Bad<T>(String problem) implements Start<T> {}
    }

    /** The result of reading the file again. */
    public sealed interface Look {
        /** The content is unchanged, or not confirmed yet. */
        record Unchanged() implements Look {}

        /** A new value is in force. */
        record Changed() implements Look {}

        /** The file is usable again, and holds the value that stayed in force. */
        record Mended() implements Look {}

        /** The file is unusable, for that cause, and the last good value stays in force. */
        record Failed(String cause) implements Look {}
    }

    /** Returns the setting of that name, with a constant text. */
    public static <T> Start<T> of(String name, String text, SecretForm<T> form) {
        Content content = new Content.Text(new Secret(text));
        return of(name, () -> content, form);
    }

    /** Returns the setting of that name, which follows {@code file}. */
    public static <T> Start<T> of(String name, Supplier<Content> file, SecretForm<T> form) {
        Content content = file.get();
        return switch (content) {
            case Content.Unusable(String cause) -> new Start.Bad<>(cause);
            case Content.Text(Secret secret) ->
                switch (form.read(secret.reveal())) {
                    case SecretReading.Valid<T>(T value) ->
                        new Start.Good<>(new LiveSecret<>(name, file, form, value, content));
                    case SecretReading.Invalid<T>(String problem) -> new Start.Bad<>(problem);
                };
        };
    }

    /** Returns the setting's name, without {@code _FILE}. */
    public String name() {
        return name;
    }

    /** Returns the present value. */
    @Override
    public T get() {
        return value;
    }

    /** Returns whether the file is unusable, so that the value is one that it held earlier. */
    public boolean isStale() {
        return stale;
    }

    /**
     * Reads the file. New content counts when two reads in a row have found it, because one read may catch a file that
     * is being written. Each content is checked once.
     */
    public synchronized Look look() {
        Content now = file.get();
        boolean settled = now.equals(seen);
        seen = now;
        if (!settled || now.equals(judged)) {
            return new Look.Unchanged();
        }
        judged = now;
        Look look = judge(now);
        stale = look instanceof Look.Failed;
        return look;
    }

    private Look judge(Content now) {
        return switch (now) {
            case Content.Unusable(String cause) -> new Look.Failed(cause);
            case Content.Text same when same.equals(inForce) -> new Look.Mended();
            case Content.Text(Secret secret) ->
                switch (form.read(secret.reveal())) {
                    case SecretReading.Valid<T>(T other) -> {
                        value = other;
                        inForce = now;
                        yield new Look.Changed();
                    }
                    case SecretReading.Invalid<T>(String problem) -> new Look.Failed(problem);
                };
        };
    }

    /** Returns only the setting's name. */
    @Override
    public String toString() {
        return "LiveSecret[" + name + "]";
    }
}
