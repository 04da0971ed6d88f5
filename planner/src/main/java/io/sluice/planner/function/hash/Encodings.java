package io.sluice.planner.function.hash;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/** Bytes as text and back. */
final class Encodings {
    private Encodings() {}

    static String hex(long number) {
        return Long.toHexString(number);
    }

    static String hexUpper(byte[] bytes) {
        return HexFormat.of().withUpperCase().formatHex(bytes);
    }

    static byte[] unhex(String digits) {
        try {
            return HexFormat.of().parseHex(digits);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + digits + "' is not pairs of hexadecimal digits", e);
        }
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    static byte[] fromBase64(String text) {
        try {
            return Base64.getMimeDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + text + "' is not base 64", e);
        }
    }

    /** @param format base64, hex, or the name of a character set */
    static String encode(byte[] bytes, String format) {
        return switch (format.toLowerCase(Locale.ROOT)) {
            case "base64" -> base64(bytes);
            case "hex" -> HexFormat.of().formatHex(bytes);
            default -> throw new IllegalArgumentException("there is no format '" + format + "', only base64 and hex");
        };
    }

    static byte[] decode(String text, String format) {
        return switch (format.toLowerCase(Locale.ROOT)) {
            case "base64" -> fromBase64(text);
            case "hex" -> unhex(text);
            default -> throw new IllegalArgumentException("there is no format '" + format + "', only base64 and hex");
        };
    }

    /** Bytes in a character set as text; malformed bytes are an error. */
    static String text(byte[] bytes, String charset) {
        try {
            return Charset.forName(charset)
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("the bytes are not " + charset, e);
        } catch (UnsupportedCharsetException e) {
            throw new IllegalArgumentException("there is no character set '" + charset + "'", e);
        }
    }

    /** Blanks as {@code %20}, not as {@code +}. */
    static String urlEncode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    static String urlDecode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
