package crcr.infrastructure.http.callback;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the addresses from which requests come. {@code X-Forwarded-For} counts only as far as trusted proxies wrote it:
 * any client can send one, and a proxy appends the address from which it received the request.
 */
public final class ClientAddresses {
    // Some proxies append the port too: 192.0.2.7:4711, [2001:db8::1]:4711.
    private static final Pattern WITH_PORT = Pattern.compile("(?:\\[(?<six>[^]]*)]|(?<four>[^:]*))(?::\\d{1,5})?");

    private final List<AddressRange> trusted;

    /** Trusts the proxies in these ranges. */
    public ClientAddresses(List<AddressRange> trusted) {
        this.trusted = List.copyOf(trusted);
    }

    /** Returns the sender's address: the peer's, or the one that trusted proxies name. */
    InetAddress of(ServerRequest request) {
        return of(request.remotePeer().address(), request.headers().all(HeaderNames.X_FORWARDED_FOR, List::of));
    }

    /**
     * Returns the sender's address.
     *
     * @param forwardedFor the values of {@code X-Forwarded-For}, in their order
     */
    InetAddress of(SocketAddress peer, List<String> forwardedFor) {
        InetAddress client = peer instanceof InetSocketAddress internet && internet.getAddress() != null
                ? internet.getAddress()
                : InetAddress.getLoopbackAddress();
        List<String> entries = forwardedFor.stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .toList();
        for (String entry : entries.reversed()) {
            Optional<InetAddress> before = isTrusted(client) ? address(entry.strip()) : Optional.empty();
            if (before.isEmpty()) {
                return client;
            }
            client = before.get();
        }
        return client;
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(range -> range.contains(address));
    }

    private static Optional<InetAddress> address(String entry) {
        Optional<InetAddress> plain = AddressRange.address(entry);
        if (plain.isPresent()) {
            return plain;
        }
        Matcher parts = WITH_PORT.matcher(entry);
        return parts.matches()
                ? Optional.ofNullable(parts.group("six"))
                        .or(() -> Optional.ofNullable(parts.group("four")))
                        .flatMap(AddressRange::address)
                : Optional.empty();
    }
}
