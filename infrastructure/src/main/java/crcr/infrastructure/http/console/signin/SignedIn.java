package crcr.infrastructure.http.console.signin;

/**
 * A signed-in person.
 *
 * @param subject the provider's own name of the account, which never changes
 * @param name the display name in pages and the log: text of the provider, to be escaped like any other
 * @param csrfToken the token that each form of this session must carry in the field {@link Form#CSRF}
 */
public record SignedIn(String subject, String name, String csrfToken) {
    /** Returns the subject and the name, without the token, which is a secret of the session. */
    @Override
    public String toString() {
        return "SignedIn[" + subject + ", " + name + "]";
    }
}
