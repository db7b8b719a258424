package crcr.infrastructure.http.callback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a request comes from. */
final class ClientAddressesTest {
    private static final ClientAddresses ADDRESSES =
            new ClientAddresses(Stream.of("10.0.0.0/8", "192.0.2.7", "2001:db8:aaaa::/48")
                    .map(ClientAddressesTest::range)
                    .toList());

    private static AddressRange range(String text) {
        return switch (AddressRange.parse(text)) {
            case AddressRange.RangeReading.Valid(AddressRange range) -> range;
            case AddressRange.RangeReading.Invalid(String problem) ->
                throw new IllegalArgumentException(text + problem);
        };
    }

    private static String client(String peer, String... forwardedFor) {
        return ADDRESSES
                .of(new InetSocketAddress(InetAddress.ofLiteral(peer), 4711), List.of(forwardedFor))
                .getHostAddress();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            198.51.100.1      | none                                  | 198.51.100.1
            198.51.100.1      | 203.0.113.1                           | 198.51.100.1
            10.1.2.3          | none                                  | 10.1.2.3
            10.1.2.3          | 203.0.113.1                           | 203.0.113.1
            10.1.2.3          | 203.0.113.2, 203.0.113.1              | 203.0.113.1
            10.1.2.3          | 203.0.113.1, 192.0.2.7,10.9.9.9       | 203.0.113.1
            10.1.2.3          | 203.0.113.1, 192.0.2.8                | 192.0.2.8
            10.1.2.3          | 10.1.1.1, 10.1.1.2                    | 10.1.1.1
            2001:db8:aaaa::1  | 2001:db8:bbbb::1                      | 2001:db8:bbbb:0:0:0:0:1
            10.1.2.3          | 203.0.113.1:4711                      | 203.0.113.1
            10.1.2.3          | [2001:db8:bbbb::1]:4711               | 2001:db8:bbbb:0:0:0:0:1
            10.1.2.3          | [2001:db8:bbbb::1]                    | 2001:db8:bbbb:0:0:0:0:1
            10.1.2.3          | ::ffff:203.0.113.1                    | 203.0.113.1
            """)
    void itIsTheNearestOneThatIsNoTrustedProxy(String peer, @Nullable String forwardedFor, String expected) {
        assertEquals(expected, forwardedFor == null ? client(peer) : client(peer, forwardedFor));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''
            unknown
            203.0.113.1, proxy.example.org
            203.0.113.1, _hidden
            203.0.113.1, 1.2.3
            203.0.113.1, 256.1.1.1
            203.0.113.1, 010.1.1.1
            203.0.113.1, fe80::1%eth0
            203.0.113.1, [10.1.1.1
            203.0.113.1, ''
            """)
    void aMalformedEntryEndsTheWalk(String forwardedFor) {
        assertEquals("10.1.1.9", client("10.1.2.3", forwardedFor + ", 10.1.1.9"));
    }

    @Test
    void severalHeadersCountAsOneInTheirOrder() {
        assertEquals("203.0.113.1", client("10.1.2.3", "203.0.113.2", "203.0.113.1, 10.1.1.1"));
    }

    @Test
    void aVeryLongHeaderIsNoTrouble() {
        String[] proxies = new String[5_000];
        Arrays.fill(proxies, "10.1.1.1");
        assertEquals("203.0.113.1", client("10.1.2.3", "203.0.113.1," + String.join(",", proxies)));
    }

    @Test
    void aRangeHoldsItsAddressesAndNoOthers() {
        assertEquals("10.255.255.255", client("10.255.255.255"));
        assertEquals("203.0.113.1", client("10.255.255.255", "203.0.113.1"));
        assertEquals("11.0.0.0", client("11.0.0.0", "203.0.113.1"));
        assertEquals("9.255.255.255", client("9.255.255.255", "203.0.113.1"));
        assertEquals("2001:db8:aaab:0:0:0:0:0", client("2001:db8:aaab::", "203.0.113.1"));
    }

    @Test
    void addressesOfOneNetworkOfIpv6AreOneClientAndThoseOfIpv4AreNot() {
        assertEquals(at("2001:db8:1:2::1"), at("2001:db8:1:2:ffff:ffff:ffff:ffff"));
        assertNotEquals(at("2001:db8:1:2::1"), at("2001:db8:1:3::1"));
        assertNotEquals(at("192.0.2.1"), at("192.0.2.2"));
        assertEquals(at("192.0.2.1"), at("::ffff:192.0.2.1"));
        assertNotEquals(at("0.0.0.0"), at("::"));
    }

    private static Client at(String address) {
        return Client.at(InetAddress.ofLiteral(address));
    }
}
