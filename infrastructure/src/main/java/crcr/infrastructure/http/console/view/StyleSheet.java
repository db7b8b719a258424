package crcr.infrastructure.http.console.view;

import crcr.infrastructure.shared.text.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The console's one style sheet, and its icon. Both are part of the program. */
public final class StyleSheet {
    private static final int SHOWN_OF_HASH = 12;
    private static final byte[] CSS = read("style.css");
    private static final byte[] ICON = read("icon.svg");

    /** The style sheet's address, which differs for each content, so that browsers may keep it. */
    public static final String LINK = "/style.css?v=" + Sha256.hex(CSS).substring(0, SHOWN_OF_HASH);

    private StyleSheet() {}

    /** Returns the style sheet. */
    public static byte[] css() {
        return CSS.clone();
    }

    /** Returns the icon, an SVG. */
    public static byte[] icon() {
        return ICON.clone();
    }

    private static byte[] read(String name) {
        try (InputStream in = StyleSheet.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
