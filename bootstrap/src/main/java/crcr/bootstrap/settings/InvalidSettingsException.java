package crcr.bootstrap.settings;

import crcr.bootstrap.settings.source.SettingProblem;
import java.util.List;
import java.util.stream.Collectors;

/** The relay cannot start with these settings; the message names each that is wrong. */
public final class InvalidSettingsException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<SettingProblem> problems;

    InvalidSettingsException(List<SettingProblem> problems) {
        super("these settings are wrong:\n  "
                + problems.stream().map(SettingProblem::toString).collect(Collectors.joining("\n  ")));
        this.problems = List.copyOf(problems);
    }

    /** Each that is wrong. */
    public List<SettingProblem> problems() {
        return problems;
    }
}
