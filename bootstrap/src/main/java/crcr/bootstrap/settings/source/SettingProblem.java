package crcr.bootstrap.settings.source;

/**
 * Something that is wrong with the settings.
 *
 * @param name the setting's name
 * @param words what it should be; they go on behind the name, and quote no secret
 */
public record SettingProblem(String name, String words) {
    /** Returns the name and the words. */
    @Override
    public String toString() {
        return name + " " + words;
    }
}
