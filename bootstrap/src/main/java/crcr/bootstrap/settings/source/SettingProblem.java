package crcr.bootstrap.settings.source;

/**
 * A mistake in the settings.
 *
 * @param name the setting's name
 * @param words the expected value; they follow the name, and quote no secret
 */
public record SettingProblem(String name, String words) {
    /** Returns the name and the words. */
    @Override
    public String toString() {
        return name + " " + words;
    }
}
