package crcr.application.dispatch;

import crcr.application.allowlist.AllowlistInForce;
import crcr.application.dispatch.ReachRepository.Found;
import crcr.application.dispatch.ReachRepository.Reached;
import crcr.application.store.StoreUnreachableException;
import crcr.application.trust.IdentitiesInForce;
import crcr.application.trust.KnownIdentities.Known;
import crcr.domain.callback.CallbackToken;
import crcr.domain.repository.RepositoryIdentity;
import crcr.domain.repository.RepositoryName;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Sends dispatches to downstreams by their names. If GitHub does not know the name any more, it sends to the remembered
 * id, provided that the owner is the remembered one (docs/concepts/trust.md#dispatches-to-a-renamed-downstream).
 */
public final class FollowingRenames implements SendDispatch {
    // GitHub's answer to a dispatch to an old name.
    private static final int MOVED = 307;

    private final ReachRepository repositories;
    private final IdentitiesInForce identities;
    private final AllowlistInForce allowlist;
    private final PresentNames presentNames;
    private final NoticeRename notice;

    /**
     * Follows the ids of {@code identities}.
     *
     * @param presentNames the names of downstreams that were found under another name than the listed one
     */
    public FollowingRenames(
            ReachRepository repositories,
            IdentitiesInForce identities,
            AllowlistInForce allowlist,
            PresentNames presentNames,
            NoticeRename notice) {
        this.repositories = repositories;
        this.identities = identities;
        this.allowlist = allowlist;
        this.presentNames = presentNames;
        this.notice = notice;
    }

    // A renamed downstream is not looked up by its old name, because another repository may have that name by now.
    @Override
    public DispatchAnswer send(Dispatch dispatch, CallbackToken token) {
        RepositoryName listed = dispatch.target().downstream();
        return presentNames
                .of(listed)
                .filter(found -> remembered(listed, _ -> true).contains(found.identity()))
                .flatMap(found -> follow(dispatch, token, found))
                .or(() -> search(
                        dispatch,
                        token,
                        remembered(listed, known -> known.presentName().isPresent())))
                .orElseGet(() -> byName(dispatch, token));
    }

    private List<RepositoryIdentity> remembered(RepositoryName listed, Predicate<Known> which) {
        return identities.named(listed).stream()
                .filter(which)
                .map(Known::identity)
                .filter(RepositoryIdentity::isWhole)
                .distinct()
                .toList();
    }

    private DispatchAnswer byName(Dispatch dispatch, CallbackToken token) {
        return switch (repositories.send(dispatch, token, Optional.empty())) {
            case Reached.Answered(DispatchAnswer answer) -> answer;
            case Reached.Absent(int status, String message) ->
                search(dispatch, token, rememberedByNow(dispatch))
                        .orElseGet(() -> new DispatchAnswer.Refused(status, message));
            case Reached.Moved(int status) -> {
                List<RepositoryIdentity> known = rememberedByNow(dispatch);
                yield search(dispatch, token, known)
                        .orElseGet(() -> new DispatchAnswer.Refused(
                                status,
                                "the repository was renamed or given to another owner, and "
                                        + (known.isEmpty()
                                                ? "its ids are not known, since it has not reported"
                                                : "the one that reported under this name is not to be found at its owner")
                                        + ": list it under its present name"));
            }
        };
    }

    // The downstream may have reported a moment ago, or to another process.
    private List<RepositoryIdentity> rememberedByNow(Dispatch dispatch) {
        RepositoryName listed = dispatch.target().downstream();
        List<RepositoryIdentity> known = remembered(listed, _ -> true);
        if (!known.isEmpty()) {
            return known;
        }
        try {
            identities.refresh();
        } catch (StoreUnreachableException _) {
            return known;
        }
        return remembered(listed, _ -> true);
    }

    private Optional<DispatchAnswer> search(Dispatch dispatch, CallbackToken token, List<RepositoryIdentity> known) {
        return known.stream()
                .flatMap(identity -> search(dispatch, token, identity).stream())
                .findFirst();
    }

    // Returns empty if the name stands for another repository, or if the name has not changed.
    private Optional<DispatchAnswer> search(Dispatch dispatch, CallbackToken token, RepositoryIdentity identity) {
        RepositoryName listed = dispatch.target().downstream();
        return switch (repositories.find(listed, identity.repositoryId())) {
            case Found.Absent() -> Optional.empty();
            case Found.Unknown(DispatchAnswer answer) -> Optional.of(answer);
            case Found.Present present when !present.identity().equals(identity) -> Optional.empty();
            case Found.Present present ->
                presentNames.found(listed, present) ? follow(dispatch, token, present) : Optional.empty();
        };
    }

    // Returns empty if the repository is not found by its id either.
    private Optional<DispatchAnswer> follow(Dispatch dispatch, CallbackToken token, Found.Present found) {
        RepositoryName listed = dispatch.target().downstream();
        if (hasAnEntryOfItsOwn(found)) {
            return Optional.of(new DispatchAnswer.Refused(
                    MOVED,
                    "the repository was renamed to " + found.name() + ", which gets its dispatches by an entry of its"
                            + " own: take " + listed + " off the allowlist"));
        }
        return switch (repositories.send(
                dispatch, token, Optional.of(found.identity().repositoryId()))) {
            case Reached.Answered(DispatchAnswer answer) -> {
                if (answer instanceof DispatchAnswer.Taken) {
                    notice.dispatched(listed, found.name());
                }
                yield Optional.of(answer);
            }
            case Reached.Moved _, Reached.Absent _ -> {
                presentNames.forget(listed);
                yield Optional.empty();
            }
        };
    }

    // An entry that is known to belong to another repository does not count: two may have exchanged their names.
    private boolean hasAnEntryOfItsOwn(Found.Present found) {
        List<RepositoryIdentity> known = remembered(found.name(), _ -> true);
        return allowlist
                        .allowlist()
                        .flatMap(entries -> entries.find(found.name()))
                        .isPresent()
                && (known.isEmpty() || known.contains(found.identity()));
    }
}
