package crcr.application.doctor;

/**
 * What a look at one thing of a deployment came to, in words for an operator. It quotes no secret. That something
 * cannot be reached is a finding too, and never an exception.
 */
public sealed interface DoctorFinding {
    /** Returns the thing that was looked at, as an operator calls it: {@code upstream org/repo}. */
    String about();

    /** Returns what it is like. */
    String words();

    /** It is as it should be. */
    record Ok(String about, String words) implements DoctorFinding {}

    /**
     * The relay works with it, but not as well or as safely as it should.
     *
     * @param nextStep what to do about it
     */
    record Warning(String about, String words, String nextStep) implements DoctorFinding {}

    /**
     * The relay does not work with it, or loses what it has promised to keep.
     *
     * @param nextStep what to do about it
     */
    record Failure(String about, String words, String nextStep) implements DoctorFinding {}

    /** It was not looked at; {@code words} say why not. */
    record Skipped(String about, String words) implements DoctorFinding {}
}
