package crcr.infrastructure.github.doctor;

import crcr.application.doctor.DoctorFinding;
import crcr.domain.repository.RepositoryName;
import crcr.infrastructure.github.api.CallFailedException;
import crcr.infrastructure.github.api.CallFailure;
import crcr.infrastructure.github.api.Operation;
import crcr.infrastructure.github.api.Redirected;
import crcr.infrastructure.shared.outgoing.OutgoingHttp.WholeResponse;
import java.util.List;
import java.util.Optional;

/** Inspects the App's installation on a repository, and its permissions there. */
final class InstallationLook {
    private static final String TRY_AGAIN = "run the doctor again in a while; if it stays, see GitHub's status page";

    // The remaining calls are for the relay.
    private static final long FEWEST_CALLS_LEFT = 200;

    private final Call call;
    private final PresentName presentName;
    private final Role role;

    InstallationLook(Call call, PresentName presentName, Role role) {
        this.call = call;
        this.presentName = presentName;
        this.role = role;
    }

    /** A call in the App's name. */
    @FunctionalInterface
    interface Call {
        /** Returns GitHub's answer, with any status. */
        WholeResponse get(Operation operation, String path) throws CallFailedException;
    }

    /** Looks up the present name of the repository of an id; empty if the App may not see it. */
    @FunctionalInterface
    interface PresentName {
        Optional<RepositoryName> of(RepositoryName former, String id) throws CallFailedException;
    }

    /** The outcome of an inspection. */
    sealed interface Looked {
        DoctorFinding finding();

        /** GitHub answered about this repository. */
        record Answered(DoctorFinding finding) implements Looked {}

        /** GitHub did not answer about this repository. */
        record Unanswered(DoctorFinding finding) implements Looked {}

        /** GitHub will not answer about other repositories either, for that reason. */
        record Useless(DoctorFinding finding, String reason) implements Looked {}
    }

    /** Inspects one repository. */
    Looked at(String about, RepositoryName repository, Wish wish) {
        try {
            WholeResponse reply = call.get(Operation.INSTALLATION, "/repos/" + repository + "/installation");
            Optional<String> movedTo = Redirected.id(reply);
            if (movedTo.isPresent()) {
                return renamed(about, repository, wish, movedTo.get());
            }
            return reply.isSuccess()
                    ? answered(installed(about, repository, wish, Granted.of(reply)), reply)
                    : refused(about, repository, reply);
        } catch (CallFailedException e) {
            return new Looked.Unanswered(new DoctorFinding.Failure(about, String.valueOf(e.getMessage()), TRY_AGAIN));
        }
    }

    private Looked renamed(String about, RepositoryName former, Wish wish, String id) throws CallFailedException {
        Optional<RepositoryName> present = presentName.of(former, id);
        if (present.isEmpty()) {
            return new Looked.Answered(new DoctorFinding.Failure(
                    about,
                    "GitHub redirects from it: it was renamed or given to another owner, and the App is not installed"
                            + " on it there",
                    "ask its owner what it is called now, and to install the App on it"));
        }
        Looked there = present.get().equals(former)
                ? new Looked.Unanswered(
                        new DoctorFinding.Failure(about, "GitHub redirects from it to itself", TRY_AGAIN))
                : at(about, present.get(), wish);
        return there.finding() instanceof DoctorFinding.Ok
                ? new Looked.Answered(new DoctorFinding.Warning(
                        about,
                        "it was renamed: GitHub knows it as " + present.get() + " now",
                        role.afterRename(present.get())))
                : there;
    }

    private static Looked answered(DoctorFinding finding, WholeResponse reply) {
        return left(reply).filter(calls -> calls < FEWEST_CALLS_LEFT).isPresent()
                ? new Looked.Useless(finding, "few calls of GitHub's hourly limit are left, and the relay needs them")
                : new Looked.Answered(finding);
    }

    private static Optional<Long> left(WholeResponse reply) {
        return reply.headers()
                .firstValue("x-ratelimit-remaining")
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::valueOf);
    }

    private DoctorFinding installed(String about, RepositoryName repository, Wish wish, Granted installation) {
        if (installation.suspended().isPresent()) {
            return new DoctorFinding.Failure(
                    about,
                    "the App's installation " + installation.id() + " is suspended since "
                            + installation.suspended().get(),
                    "the account that suspended it, " + repository.owner()
                            + " or the App's owner, has to unsuspend it under Installed GitHub Apps");
        }
        List<String> missing = role.need().missing(installation);
        String remedy = "let the App ask for them in its settings, and " + repository.owner()
                + " accept them under Installed GitHub Apps";
        if (!missing.isEmpty()) {
            return new DoctorFinding.Failure(
                    about,
                    "the App's installation " + installation.id() + " lacks " + String.join(", ", missing),
                    remedy);
        }
        return wish.missing(installation)
                .<DoctorFinding>map(words -> new DoctorFinding.Warning(
                        about, "the App's installation " + installation.id() + " " + words, remedy))
                .orElseGet(() -> new DoctorFinding.Ok(about, "the App is installed, with what it needs there"));
    }

    private static Looked refused(String about, RepositoryName repository, WholeResponse reply) {
        if (reply.status() == 404) {
            return new Looked.Answered(new DoctorFinding.Failure(
                    about,
                    "the App is not installed on it, or there is no such repository",
                    "let " + repository.owner() + " install the App on it, and check how the name is written"));
        }
        CallFailure failure = CallFailure.of(reply);
        return switch (failure) {
            case CallFailure.NotAuthorized _ ->
                new Looked.Useless(
                        AppInspection.unaccepted(about), "GitHub does not accept the App's credentials, see above");
            case CallFailure.Limited limited ->
                new Looked.Useless(
                        new DoctorFinding.Failure(about, limited.words(), TRY_AGAIN), "GitHub's rate limit is used up");
            case CallFailure.Failed failed ->
                new Looked.Unanswered(new DoctorFinding.Failure(about, failed.words(), TRY_AGAIN));
            case CallFailure.Refused _, CallFailure.NotInstalled _, CallFailure.Moved _, CallFailure.NoToken _ ->
                new Looked.Answered(new DoctorFinding.Failure(
                        about, failure.words(), "check how the name is written, and that the repository is there"));
        };
    }
}
