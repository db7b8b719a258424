package crcr.bootstrap;

import java.util.List;

/** The relay cannot start with these settings; the message names each that is wrong. */
public final class InvalidSettingsException extends Exception {
    private static final long serialVersionUID = 1L;

    InvalidSettingsException(List<String> problems) {
        super("these settings are wrong:\n  " + String.join("\n  ", problems));
    }
}
