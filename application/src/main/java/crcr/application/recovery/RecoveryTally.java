package crcr.application.recovery;

import java.util.ArrayList;
import java.util.List;

/** Counts the work of a pass. */
final class RecoveryTally {
    private final List<String> refusals = new ArrayList<>();
    private int asked;
    private int unheard;
    private int left;

    void asked() {
        asked++;
    }

    void refused(String words) {
        refusals.add(words);
    }

    void unheard() {
        unheard++;
    }

    void left() {
        left++;
    }

    int calls() {
        return asked + refusals.size() + unheard;
    }

    RecoveryCounts counts() {
        return new RecoveryCounts(asked, refusals, unheard, left);
    }
}
