package crcr.infrastructure.allowlist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import crcr.domain.allowlist.Allowlist;
import crcr.domain.allowlist.Downstream;
import crcr.domain.allowlist.Grant;
import crcr.domain.allowlist.Participation;
import crcr.domain.document.DocumentReading;
import crcr.domain.document.Warning;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What an entry says beside its repository, and what is said about what is passed over. */
final class EntryMetadataTest {
    private static final Set<Participation> PULL_REQUEST = Set.of(Participation.PULL_REQUEST);
    private static final Set<Participation> NIGHTLY = Set.of(Participation.NIGHTLY);
    private static final String FORM = "is of a form that is not known";
    private static final String KEY = "is not known of an entry, and is passed over; known are oncalls and events";
    private static final String EVENT = "is not a known event, and is passed over; the events are pull_request and";
    private static final String NOTHING = "has no event that is known, so the entry takes part in nothing";
    private static final String ONCALLS = "should be oncalls, as comma-separated text or as a list of text";

    private final AllowlistYaml yaml = new AllowlistYaml();

    private DocumentReading.Valid<Allowlist> read(String text) {
        return switch (yaml.read(text)) {
            case DocumentReading.Valid<Allowlist> valid -> valid;
            case DocumentReading.Invalid<Allowlist> invalid -> throw new AssertionError(invalid);
        };
    }

    @Test
    void pytorchsAllowlistIsRead() {
        DocumentReading.Valid<Allowlist> reading = read("""
                L1:
                  - org1/repo1
                L2:
                  - org2/repo2: {oncalls: alice, events: [pull_request, nightly]}
                  - org3/repo3:
                      oncalls: [bob, carol]
                      events:
                        - nightly
                  - org4/repo4: dave, erin
                L3:
                  npu:
                    org5/repo5: {events: [pull_request]}
                    org6/repo6: [frank]
                """);

        assertEquals(List.of(), reading.warnings());
        assertEquals(
                List.of(
                        "org1/repo1 [] pull_request and nightly",
                        "org2/repo2 [alice] pull_request and nightly",
                        "org3/repo3 [bob, carol] nightly",
                        "org4/repo4 [dave, erin] pull_request and nightly",
                        "org5/repo5 [] pull_request",
                        "org6/repo6 [frank] pull_request and nightly"),
                reading.content().all().stream()
                        .map(entry -> entry.repository() + " " + entry.oncalls() + " "
                                + Participation.inWords(entry.takesPartIn()))
                        .toList());
        assertTrue(reading.content().granted(Grant.DISPATCH).stream()
                .noneMatch(entry -> entry.repository().toString().equals("org3/repo3")));
    }

    static Stream<Arguments> metadata() {
        return Stream.of(
                arguments("{}", List.of(), Participation.ALL),
                arguments("{oncalls: 'a, b'}", List.of("a", "b"), Participation.ALL),
                arguments("{oncalls: [a, 12]}", List.of("a", "12"), Participation.ALL),
                arguments("{oncalls: , events: }", List.of(), Participation.ALL),
                arguments("{events: ~, oncalls: a}", List.of("a"), Participation.ALL),
                arguments("{events: [nightly]}", List.of(), NIGHTLY),
                arguments("{events: [nightly, nightly]}", List.of(), NIGHTLY),
                arguments("{events: nightly}", List.of(), NIGHTLY),
                arguments("{events: 'nightly, pull_request'}", List.of(), Participation.ALL),
                arguments("{events: [pull_request], oncalls: [a]}", List.of("a"), PULL_REQUEST));
    }

    @ParameterizedTest
    @MethodSource("metadata")
    void whatIsKnownIsReadWithoutAWarning(String metadata, List<String> oncalls, Set<Participation> takesPartIn) {
        DocumentReading.Valid<Allowlist> reading = read("L1:\n- a/one: " + metadata);

        assertEquals(List.of(), reading.warnings());
        assertMeans(oncalls, takesPartIn, reading);
    }

    private static void assertMeans(
            List<String> oncalls, Set<Participation> takesPartIn, DocumentReading.Valid<Allowlist> reading) {
        Downstream downstream = reading.content().all().getFirst();
        assertEquals(oncalls, downstream.oncalls());
        assertEquals(takesPartIn, downstream.takesPartIn());
    }

    static Stream<Arguments> unknown() {
        return Stream.of(
                arguments("{owner: x, oncalls: a}", "line 2, \"owner\"", KEY, List.of("a"), Participation.ALL),
                arguments("{Events: [nightly]}", "line 2, \"Events\"", KEY, List.of(), Participation.ALL),
                arguments("{x-y: {z: [1]}}", "line 2, \"x-y\"", KEY, List.of(), Participation.ALL),
                arguments("{[events]: [nightly]}", "line 2", KEY, List.of(), Participation.ALL),
                arguments("{~: [nightly]}", "line 2", KEY, List.of(), Participation.ALL),
                arguments("\n    gpu: mi300\n    events: nightly", "line 3, \"gpu\"", KEY, List.of(), NIGHTLY),
                arguments("{events: [nightly, weekly]}", "line 2, \"weekly\"", EVENT, List.of(), NIGHTLY),
                arguments("{events:\n  [nightly,\n  Nightly]}", "line 4, \"Nightly\"", EVENT, List.of(), NIGHTLY),
                arguments("{events: [{a: b}, nightly]}", "line 2", EVENT, List.of(), NIGHTLY),
                arguments("{events: [push]}", "line 2, \"push\"", EVENT, List.of(), Set.of()),
                arguments("{events: [push]}", "line 2, \"events\"", NOTHING, List.of(), Set.of()),
                arguments("{events: []}", "line 2, \"events\"", NOTHING, List.of(), Set.of()),
                arguments("{events: {nightly: true}}", "line 2, \"events\"", FORM, List.of(), Participation.ALL),
                arguments("{oncalls: {primary: a}}", "line 2", ONCALLS, List.of(), Participation.ALL),
                arguments("{oncalls: [a, [b], c]}", "line 2", ONCALLS, List.of("a", "c"), Participation.ALL),
                arguments("[a, {b: c}]", "line 2", ONCALLS, List.of("a"), Participation.ALL));
    }

    @ParameterizedTest
    @MethodSource("unknown")
    void whatIsNotKnownIsPassedOverWithAWarningThatNamesItsLine(
            String metadata, String place, String words, List<String> oncalls, Set<Participation> takesPartIn) {
        DocumentReading.Valid<Allowlist> reading = read("L1:\n- a/one: " + metadata);

        assertTrue(
                reading.warnings().stream()
                        .anyMatch(warning -> warning.place().equals(place)
                                && warning.message().startsWith(words)),
                reading.warnings()::toString);
        assertMeans(oncalls, takesPartIn, reading);
    }

    @Test
    void anAliasCannotMultiplyWhatIsTold() {
        StringBuilder text = new StringBuilder("x-m: &m {");
        for (int key = 0; key < 1_000; key++) {
            text.append('k').append(key).append(": 1, ");
        }
        text.append("}\nL1:\n");
        for (int entry = 0; entry < 20; entry++) {
            text.append("- a/r").append(entry).append(": *m\n");
        }

        List<Warning> warnings = read(text.toString()).warnings();

        assertEquals(101, warnings.size());
        assertEquals(new Warning("the document", "has 19900 more warnings"), warnings.getLast());
    }

    @Test
    void whatRefersToItselfIsPassedOver() {
        assertEquals(
                List.of("line 2, \"self\""),
                read("L1:\n- a/one: &m {self: *m}").warnings().stream()
                        .map(Warning::place)
                        .toList());
    }
}
