package crcr.bootstrap;

import java.util.List;

/** The relay cannot start with these settings; the message names each that is wrong. */
public final class InvalidSettingsException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    InvalidSettingsException(List<String> problems) {
        super("these settings are wrong:\n  " + String.join("\n  ", problems));
        this.problems = List.copyOf(problems);
    }

    /** Each that is wrong: its name, a blank, and what it should be. */
    List<String> problems() {
        return problems;
    }
}
