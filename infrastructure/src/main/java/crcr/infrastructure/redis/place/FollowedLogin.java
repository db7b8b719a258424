package crcr.infrastructure.redis.place;

import io.lettuce.core.RedisCredentials;
import io.lettuce.core.RedisCredentialsProvider;
import java.time.Duration;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The present login at each moment. A new connection uses the login of that moment, and an open one logs in again when
 * it changes. If Redis refuses the new login, an open connection stays as it was.
 */
public final class FollowedLogin implements RedisCredentialsProvider {
    private static final Duration LOOKED_AT_EVERY = Duration.ofSeconds(1);

    private final Supplier<RedisLogin> login;

    /** Follows the present {@code login}. */
    public FollowedLogin(Supplier<RedisLogin> login) {
        this.login = login;
    }

    @Override
    public Mono<RedisCredentials> resolveCredentials() {
        return Mono.fromSupplier(() -> credentials(login.get()));
    }

    @Override
    public boolean supportsStreaming() {
        return true;
    }

    // The first login is the one with which the connection was made.
    @Override
    public Flux<RedisCredentials> credentials() {
        return Flux.defer(() -> Flux.interval(LOOKED_AT_EVERY)
                .onBackpressureDrop()
                .map(_ -> login.get())
                .startWith(login.get())
                .distinctUntilChanged()
                .skip(1)
                .map(FollowedLogin::credentials));
    }

    private static RedisCredentials credentials(RedisLogin login) {
        char[] password = login.password().map(String::toCharArray).orElseGet(() -> new char[0]);
        return RedisCredentials.just(login.user().orElse(null), password);
    }
}
