package crcr.infrastructure.http.console.page;

import java.util.List;

/**
 * The effect of a change, shown before it is made.
 *
 * @param title the change, in a few words
 * @param words the effect, in sentences
 * @param meant the things that it affects; the first ones if there are many
 * @param more how many more there are
 * @param action the path that makes the change
 * @param fields the fields that the form sends
 * @param button the text of the button
 * @param dangerous whether the change cannot be undone
 * @param back the page to which it belongs
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

    /** A field that the form sends unchanged. */
    public record Field(String name, String value) {}
}
