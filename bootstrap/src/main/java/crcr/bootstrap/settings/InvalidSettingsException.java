package crcr.bootstrap.settings;

import crcr.bootstrap.settings.source.SettingProblem;
import java.util.List;
import java.util.stream.Collectors;

/** The relay cannot start with these settings; the message names each wrong one. */
public final class InvalidSettingsException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<SettingProblem> problems;

    InvalidSettingsException(List<SettingProblem> problems) {
        super("these settings are wrong:\n  "
                + problems.stream().map(SettingProblem::toString).collect(Collectors.joining("\n  ")));
        this.problems = List.copyOf(problems);
    }

    /** Returns the problem of each wrong setting. */
    public List<SettingProblem> problems() {
        return problems;
    }
}
