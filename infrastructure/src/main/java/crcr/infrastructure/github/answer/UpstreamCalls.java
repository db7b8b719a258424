package crcr.infrastructure.github.answer;

import crcr.domain.repository.RepositoryName;
import crcr.infrastructure.github.api.CallFailedException;
import crcr.infrastructure.github.api.CallFailure;
import crcr.infrastructure.github.api.Permission;
import crcr.infrastructure.github.api.RepositoryAddress;
import crcr.infrastructure.github.api.TokenScope;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes calls about the upstream, which may have been renamed since it was configured. GitHub then redirects to its id,
 * and calls use the id from then on. GitHub redirects no name that another repository has by now, and the id, not the
 * owner, identifies an upstream.
 */
public final class UpstreamCalls {
    private static final Logger LOG = LoggerFactory.getLogger(UpstreamCalls.class);

    private final AtomicReference<RepositoryAddress> address;

    private final Permission permission;

    /** Calls with tokens of that permission. */
    public UpstreamCalls(RepositoryName configured, Permission permission) {
        this.permission = permission;
        this.address = new AtomicReference<>(new RepositoryAddress.ByName(configured));
    }

    /** A call to the upstream at that address, with a token for it. */
    @FunctionalInterface
    public interface Call<T> {
        /** Makes the call. */
        T make(TokenScope scope) throws CallFailedException, InterruptedException;
    }

    /** Makes the call, and repeats it once if GitHub redirects it. */
    public <T> T make(Call<T> call) throws CallFailedException, InterruptedException {
        RepositoryAddress known = address.get();
        try {
            return call.make(scope(known));
        } catch (CallFailedException e) {
            if (known instanceof RepositoryAddress.ByName
                    && e.failure() instanceof CallFailure.Moved moved
                    && moved.id().isPresent()) {
                String id = moved.id().get();
                LOG.info("upstream {}: GitHub redirects to the repository of the id {}", known.name(), id);
                address.set(new RepositoryAddress.ById(known.name(), id));
                return call.make(scope(address.get()));
            }
            throw e;
        }
    }

    private TokenScope scope(RepositoryAddress address) {
        return new TokenScope(address, permission);
    }
}
