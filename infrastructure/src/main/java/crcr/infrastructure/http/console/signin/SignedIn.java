package crcr.infrastructure.http.console.signin;

/**
 * Somebody who is signed in.
 *
 * @param subject the provider's own name of that account, which never changes
 * @param name what pages and the log call them: text of the provider, to be escaped like any other
 * @param csrfToken what each form of this session must carry in the field {@link Form#CSRF}
 */
public record SignedIn(String subject, String name, String csrfToken) {
    /** Returns the subject and the name; the token is a secret of the session. */
    @Override
    public String toString() {
        return "SignedIn[" + subject + ", " + name + "]";
    }
}
