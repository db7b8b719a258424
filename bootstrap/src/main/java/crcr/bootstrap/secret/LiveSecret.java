package crcr.bootstrap.secret;

import crcr.bootstrap.secret.SecretFile.Content;
import crcr.bootstrap.secret.SecretForm.SecretReading;
import java.util.function.Supplier;

/**
 * A secret setting, as it is at this moment. One that came from a file follows the file: see {@link #look}. Safe for
 * any number of threads.
 */
public final class LiveSecret<T> implements Supplier<T> {
    private final String name;
    private final Supplier<Content> file;
    private final SecretForm<T> form;
    private volatile T value;
    private volatile boolean stale;
    // The content that the value was read from, the last one that was seen, and the last one that was judged.
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

    /** The outcome of a setting when it was read first. */
    public sealed interface Start<T> {
        /** It is good. */
        record Good<T>(LiveSecret<T> secret) implements Start<T> {}

        /** It is not; the problem goes on behind the setting's name, and quotes nothing. */
        record Bad<T>(String problem) implements Start<T> {}
    }

    /** The result of reading the file. */
    public sealed interface Look {
        /** Nothing new, or nothing that is settled yet. */
        record Unchanged() implements Look {}

        /** Another value is in force. */
        record Changed() implements Look {}

        /** The file can be used again, and holds what has been in force all the time. */
        record Mended() implements Look {}

        /** The file cannot be used, for that cause, and the last good value stays in force. */
        record Failed(String cause) implements Look {}
    }

    /** Returns the setting of that name, with a text that stays as it is. */
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

    /** Returns what it is now. */
    @Override
    public T get() {
        return value;
    }

    /** Returns whether the file cannot be used, and the value is one that it held earlier. */
    public boolean isStale() {
        return stale;
    }

    /**
     * Looks at the file. Another content counts when two looks in a row have found it, since one look may catch a file
     * that is being written. Each content is judged once.
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

    /** Returns only its name. */
    @Override
    public String toString() {
        return "LiveSecret[" + name + "]";
    }
}
