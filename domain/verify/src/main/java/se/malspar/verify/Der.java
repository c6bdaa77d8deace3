package se.malspar.verify;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A value in DER (X.690), as much of it as a timestamp needs.
 *
 * @param tag the identifier octet
 * @param from where the value begins in the bytes, its tag included
 * @param content where its content begins
 * @param end where it ends
 */
record Der(Bytes bytes, int tag, int from, int content, int end) {

    static final int INTEGER = 0x02;
    static final int OCTET_STRING = 0x04;
    static final int OBJECT_IDENTIFIER = 0x06;
    static final int GENERALIZED_TIME = 0x18;
    static final int SEQUENCE = 0x30;
    static final int SET = 0x31;

    private static final int LONG_FORM = 0x80;
    private static final int MULTI_BYTE_TAG = 0x1f;

    /** Bytes that nobody changes. */
    static final class Bytes {

        private final byte[] all;

        Bytes(byte[] all) {
            this.all = all;
        }
    }

    /** The one value that the bytes are. */
    static Der read(byte[] der) throws BrokenTimestamp {
        var value = at(new Bytes(der), 0, der.length);
        if (value.end != der.length) {
            throw new BrokenTimestamp("det står något efter stämpeln.");
        }
        return value;
    }

    private static Der at(Bytes bytes, int from, int limit) throws BrokenTimestamp {
        var all = bytes.all;
        if (limit - from < 2 || (all[from] & MULTI_BYTE_TAG) == MULTI_BYTE_TAG) {
            throw notDer();
        }
        var length = all[from + 1] & 0xff;
        var content = from + 2;
        if (length >= LONG_FORM) {
            var octets = length - LONG_FORM;
            if (octets < 1 || octets > 3 || limit - content < octets) {
                throw notDer();
            }
            length = new BigInteger(1, Arrays.copyOfRange(all, content, content + octets)).intValue();
            content += octets;
        }
        if (length > limit - content) {
            throw notDer();
        }
        return new Der(bytes, all[from] & 0xff, from, content, content + length);
    }

    private static BrokenTimestamp notDer() {
        return new BrokenTimestamp("den är inte skriven i DER.");
    }

    /** Those that it consists of. */
    List<Der> parts() throws BrokenTimestamp {
        var parts = new ArrayList<Der>();
        for (var at = content; at < end; ) {
            var part = at(bytes, at, end);
            parts.add(part);
            at = part.end;
        }
        return parts;
    }

    /** One of those that it consists of. */
    Der part(int index) throws BrokenTimestamp {
        var parts = parts();
        if (index >= parts.size()) {
            throw new BrokenTimestamp("den saknar en del.");
        }
        return parts.get(index);
    }

    Der require(int expectedTag) throws BrokenTimestamp {
        if (tag != expectedTag) {
            throw new BrokenTimestamp("en del av den är något annat än den ska.");
        }
        return this;
    }

    /** With its tag and length. */
    byte[] whole() {
        return Arrays.copyOfRange(bytes.all, from, end);
    }

    /** Without them. */
    byte[] inner() {
        return Arrays.copyOfRange(bytes.all, content, end);
    }

    BigInteger integer() throws BrokenTimestamp {
        require(INTEGER);
        if (content == end) {
            throw notDer();
        }
        return new BigInteger(inner());
    }

    String text() {
        return new String(inner(), StandardCharsets.US_ASCII);
    }

    /** The dotted form of an object identifier. */
    String oid() throws BrokenTimestamp {
        require(OBJECT_IDENTIFIER);
        var dotted = new StringBuilder();
        var number = BigInteger.ZERO;
        for (var octet : inner()) {
            number = number.shiftLeft(7).or(BigInteger.valueOf(octet & 0x7f));
            if (octet >= 0) {
                if (dotted.isEmpty()) {
                    var first = Math.min(number.intValue() / 40, 2);
                    dotted.append(first).append('.').append(number.intValue() - 40 * first);
                } else {
                    dotted.append('.').append(number);
                }
                number = BigInteger.ZERO;
            }
        }
        return dotted.toString();
    }
}
