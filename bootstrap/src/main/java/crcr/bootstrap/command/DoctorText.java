package crcr.bootstrap.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.application.doctor.DoctorFinding;
import crcr.bootstrap.settings.source.ShownSetting;
import crcr.infrastructure.shared.text.ShowableText;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes settings and findings, for people and for programs. */
final class DoctorText {
    private static final List<String> SETTING_COLUMNS = List.of("setting", "value", "origin");
    private static final List<String> FINDING_COLUMNS = List.of("result", "check", "finding");

    private DoctorText() {}

    /** Returns whether there is no failure. */
    static boolean isGood(List<DoctorFinding> findings) {
        return findings.stream().noneMatch(DoctorFinding.Failure.class::isInstance);
    }

    /** Returns the settings, a table of the findings, the advice on warnings and failures, and the number of each. */
    static String table(List<ShownSetting> settings, List<DoctorFinding> findings) {
        String nextSteps = findings.stream().flatMap(DoctorText::nextStep).collect(Collectors.joining("\n"));
        return Stream.of(
                        TextTable.of(
                                        SETTING_COLUMNS,
                                        settings(settings, (setting, why) -> setting.put("value", "(" + why + ")")))
                                .orElse(""),
                        TextTable.of(FINDING_COLUMNS, array(findings)).orElse(""),
                        nextSteps.isEmpty() ? "" : "what to do\n" + nextSteps,
                        counts(findings))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }

    private static Stream<String> nextStep(DoctorFinding finding) {
        return switch (finding) {
            case DoctorFinding.Ok _, DoctorFinding.Skipped _ -> Stream.of();
            case DoctorFinding.Warning warning -> Stream.of(line(finding, warning.nextStep()));
            case DoctorFinding.Failure failure -> Stream.of(line(finding, failure.nextStep()));
        };
    }

    private static String line(DoctorFinding finding, String nextStep) {
        return "  " + ShowableText.line(result(finding) + ", " + finding.about() + ": " + nextStep);
    }

    private static String counts(List<DoctorFinding> findings) {
        return Stream.of("ok", "warning", "failure", "skipped")
                .map(result -> result + ": "
                        + findings.stream()
                                .filter(finding -> result(finding).equals(result))
                                .count())
                .collect(Collectors.joining(", "));
    }

    /**
     * Returns the JSON
     * {@code {"ok":…,"settings":[{"setting":…,"value":…,"origin":…}],
     * "findings":[{"result":…,"check":…,"finding":…,"next_step":…}]}}; a hidden value is
     * {@code "hidden":…} instead, with the reason.
     */
    static String json(List<ShownSetting> settings, List<DoctorFinding> findings) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("ok", isGood(findings));
        json.set("settings", settings(settings, (setting, why) -> setting.put("hidden", why)));
        json.set("findings", array(findings));
        return json.toString();
    }

    private static ArrayNode settings(List<ShownSetting> settings, BiConsumer<ObjectNode, String> hide) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (ShownSetting setting : settings) {
            ObjectNode object = array.addObject().put("setting", setting.name());
            switch (setting.value()) {
                case ShownSetting.Value.Open(String text) -> object.put("value", text);
                case ShownSetting.Value.Hidden(String why) -> hide.accept(object, why);
            }
            object.put("origin", setting.origin().words());
        }
        return array;
    }

    private static ArrayNode array(List<DoctorFinding> findings) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (DoctorFinding finding : findings) {
            ObjectNode object = array.addObject()
                    .put("result", result(finding))
                    .put("check", finding.about())
                    .put("finding", finding.words());
            switch (finding) {
                case DoctorFinding.Ok _, DoctorFinding.Skipped _ -> {}
                case DoctorFinding.Warning warning -> object.put("next_step", warning.nextStep());
                case DoctorFinding.Failure failure -> object.put("next_step", failure.nextStep());
            }
        }
        return array;
    }

    private static String result(DoctorFinding finding) {
        return switch (finding) {
            case DoctorFinding.Ok _ -> "ok";
            case DoctorFinding.Warning _ -> "warning";
            case DoctorFinding.Failure _ -> "failure";
            case DoctorFinding.Skipped _ -> "skipped";
        };
    }
}
