package crcr.bootstrap.secret;

/** A file that holds one secret. It is opened again for each read, so that it may be replaced in any way. */
public record SecretFile(String name) {
    /** The largest file that is read: more than any secret needs, a private key of 8,192 bits included. */
    static final int MOST_BYTES = 16 * 1024;

    /** The result of reading the file. */
    public sealed interface Content {
        /** The text, without the line breaks at its end. */
        record Text(Secret secret) implements Content {}

        /** The file is unusable, for that cause, which quotes neither the file's content nor its name. */
        record Unusable(String cause) implements Content {}
    }

    /** Reads the file now. */
    public Content read() {
        return switch (new TextFile(name, MOST_BYTES).read()) {
            case TextFile.Content.Text(String text)
            when text.isBlank() -> new Content.Unusable("names a file that is empty");
            case TextFile.Content.Text(String text) ->
                new Content.Text(new Secret(text.replaceFirst("[\\r\\n]+\\z", "")));
            case TextFile.Content.NoText _ -> new Content.Unusable("names a file that is not text in UTF-8");
            case TextFile.Content.Unusable(String cause) -> new Content.Unusable(cause);
        };
    }

    /** Hides the name, because somebody may have given the secret itself in its place. */
    @Override
    public String toString() {
        return "SecretFile";
    }
}
