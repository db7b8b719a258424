package crcr.bootstrap.settings.source;

/** The text of a setting, and where it stands. */
public record SettingText(String text, Origin origin) {
    /** Returns the origin only: the text may be a secret. */
    @Override
    public String toString() {
        return "SettingText[" + origin.words() + "]";
    }
}
