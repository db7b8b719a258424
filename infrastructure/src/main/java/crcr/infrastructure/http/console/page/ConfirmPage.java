package crcr.infrastructure.http.console.page;

import java.util.List;

/**
 * What a change will do, before it is made.
 *
 * @param title the change, in a few words
 * @param words what will happen, in sentences
 * @param meant what it happens to; the first ones if there are many
 * @param more how many more there are
 * @param action the path that makes the change
 * @param fields what the form sends
 * @param button what the button says
 * @param dangerous whether it cannot be undone
 * @param back the page that it belongs to
 */
public record ConfirmPage(
        String title,
        List<String> words,
        List<String> meant,
        int more,
        String action,
        List<Field> fields,
        String button,
        boolean dangerous,
        String back) {
    /** Keeps its own copies. */
    public ConfirmPage {
        words = List.copyOf(words);
        meant = List.copyOf(meant);
        fields = List.copyOf(fields);
    }

    /** A field that the form sends as it is. */
    public record Field(String name, String value) {}
}
