package crcr.bootstrap.settings.source;

/** The text of a setting, with its place. */
public record SettingText(String text, Origin origin) {
    /** Returns only the origin, because the text may be a secret. */
    @Override
    public String toString() {
        return "SettingText[" + origin.words() + "]";
    }
}
