package crcr.application.doctor;

/**
 * The finding of an inspection of one part of a deployment, in words for an operator. It quotes no secret. An
 * unreachable part is a finding too, and never an exception.
 */
public sealed interface DoctorFinding {
    /** Returns the inspected part, in an operator's words: {@code upstream org/repo}. */
    String about();

    /** Returns the state of the part. */
    String words();

    /** The part is as it should be. */
    record Ok(String about, String words) implements DoctorFinding {}

    /**
     * The relay works with the part, but not as well or as safely as it should.
     *
     * @param nextStep the advice to the operator
     */
    record Warning(String about, String words, String nextStep) implements DoctorFinding {}

    /**
     * The relay does not work with the part, or breaks one of its guarantees.
     *
     * @param nextStep the advice to the operator
     */
    record Failure(String about, String words, String nextStep) implements DoctorFinding {}

    /** The part was not inspected; {@code words} have the reason. */
    record Skipped(String about, String words) implements DoctorFinding {}
}
