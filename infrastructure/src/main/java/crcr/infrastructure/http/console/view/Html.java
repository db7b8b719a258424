package crcr.infrastructure.http.console.view;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.util.Map;

/**
 * Makes the HTML of a page, from its template below {@code src/main/jte}. Templates escape each value for the place
 * where it stands, and are compiled with the program.
 */
public final class Html {
    private static final TemplateEngine ENGINE = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Html.class.getClassLoader(), "crcr.infrastructure.http.console.template");

    private Html() {}

    /**
     * Returns the HTML, in UTF-8.
     *
     * @param template the name of the page's template, without {@code .jte}
     */
    public static byte[] of(String template, Record page, Frame frame) {
        Utf8ByteOutput output = new Utf8ByteOutput();
        ENGINE.render(template + ".jte", Map.of("page", page, "frame", frame), output);
        return output.toByteArray();
    }
}
