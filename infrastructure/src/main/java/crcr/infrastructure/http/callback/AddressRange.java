package crcr.infrastructure.http.callback;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A range of internet addresses: {@code 10.0.0.0/8}, {@code 2001:db8::/32}, or a single address.
 *
 * @param network its first address
 * @param prefix the number of leading bits that its addresses have in common
 */
public record AddressRange(InetAddress network, int prefix) {
    private static final String FORM = "is not an address range such as 10.0.0.0/8, 2001:db8::/32 or 192.0.2.7";
    private static final String NUMBER = "(0|[1-9]\\d{0,2})";
    // Stricter than Java, which accepts 127.1; and 010.0.0.1 is read in two ways elsewhere.
    private static final Pattern IPV4 = Pattern.compile(NUMBER + "(\\." + NUMBER + "){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]{2,45}");
    private static final Pattern PREFIX = Pattern.compile("0|[1-9]\\d{0,2}");

    /** The result of reading a range's text. */
    public sealed interface RangeReading {
        /** A valid range. */
        record Valid(AddressRange range) implements RangeReading {}

        /** An invalid text; {@code problem} names the cause, to follow the text. */
        record Invalid(String problem) implements RangeReading {}
    }

    /** Reads a range. A name is refused and not looked up. */
    public static RangeReading parse(String text) {
        int slash = text.indexOf('/');
        Optional<InetAddress> address = address(slash < 0 ? text : text.substring(0, slash));
        if (address.isEmpty()) {
            return new RangeReading.Invalid(FORM);
        }
        int bits = address.get().getAddress().length * Byte.SIZE;
        if (slash < 0) {
            return new RangeReading.Valid(new AddressRange(address.get(), bits));
        }
        String prefix = text.substring(slash + 1);
        if (!PREFIX.matcher(prefix).matches() || Integer.parseInt(prefix) > bits) {
            return new RangeReading.Invalid("must end with a number of bits from 0 to " + bits);
        }
        AddressRange range = new AddressRange(address.get(), Integer.parseInt(prefix));
        return range.beginsAtItsNetwork()
                ? new RangeReading.Valid(range)
                : new RangeReading.Invalid("has bits beyond its first " + prefix + ", so it may be mistyped");
    }

    /** Returns the address in a text; empty for a name. */
    static Optional<InetAddress> address(String text) {
        boolean literal = IPV4.matcher(text).matches()
                || (text.indexOf(':') >= 0 && IPV6.matcher(text).matches());
        try {
            return literal ? Optional.of(InetAddress.ofLiteral(text)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Returns whether the range contains an address. An IPv4 address is in no range of IPv6, and vice versa. */
    boolean contains(InetAddress address) {
        byte[] own = network.getAddress();
        byte[] other = address.getAddress();
        if (own.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            if (bit(own, bit) != bit(other, bit)) {
                return false;
            }
        }
        return true;
    }

    private boolean beginsAtItsNetwork() {
        byte[] bytes = network.getAddress();
        for (int bit = prefix; bit < bytes.length * Byte.SIZE; bit++) {
            if (bit(bytes, bit) != 0) {
                return false;
            }
        }
        return true;
    }

    private static int bit(byte[] bytes, int number) {
        return bytes[number / Byte.SIZE] >> (Byte.SIZE - 1 - number % Byte.SIZE) & 1;
    }

    @Override
    public String toString() {
        return network.getHostAddress() + "/" + prefix;
    }
}
