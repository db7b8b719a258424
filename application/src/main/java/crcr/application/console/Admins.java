package crcr.application.console;

import java.util.Collection;
import java.util.List;

/**
 * The people who may make changes through the console ({@code CONSOLE_ADMINS}). A session remembers the rules by which
 * its person became an admin. A person whose rules are all gone is no admin any more, and nobody becomes one before the
 * next sign-in.
 */
public record Admins(List<AdminRule> rules) {
    /** Keeps its own copy. */
    public Admins {
        rules = List.copyOf(rules);
    }

    /** Returns the rules that make this person an admin, as they are written; empty if none does. */
    public List<String> rulesFor(Person person) {
        return rules.stream()
                .filter(rule -> isMet(rule, person))
                .map(AdminRule::toString)
                .toList();
    }

    /** Returns whether one of these rules is still in force. */
    public boolean includeAny(Collection<String> remembered) {
        return rules.stream().map(AdminRule::toString).anyMatch(remembered::contains);
    }

    private static boolean isMet(AdminRule rule, Person person) {
        return (!rule.claim().equals(AdminRule.EMAIL) || person.isEmailVerified())
                && person.claims().getOrDefault(rule.claim(), List.of()).stream()
                        .anyMatch(rule::isMetBy);
    }
}
