package io.sluice.planner.function.hash;

import static io.sluice.planner.function.JavaFunction.of;
import static io.sluice.planner.function.JavaFunction.ofMany;
import static io.sluice.planner.function.Parameter.ANY;
import static io.sluice.planner.function.Parameter.BYTES;
import static io.sluice.planner.function.Parameter.TEXT;
import static io.sluice.planner.function.Parameter.WHOLE;

import io.sluice.planner.function.JavaFunction;
import io.sluice.planner.function.Parameter.Typed;
import io.sluice.planner.function.Result;
import io.sluice.planner.function.ValueText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The functions of digests, codes and URLs. */
public final class HashFunctions {
    public static final List<JavaFunction> ALL = all();

    private HashFunctions() {}

    private static List<JavaFunction> all() {
        List<JavaFunction> all = new ArrayList<>();
        Map.of(
                        "MD5", "MD5", "SHA1", "SHA-1", "SHA224", "SHA-224", "SHA256", "SHA-256", "SHA384", "SHA-384",
                        "SHA512", "SHA-512")
                .forEach((name, algorithm) -> {
                    all.add(of(name, Result.TEXT, TEXT, t -> Digests.hex(algorithm, Digests.utf8(t))));
                    all.add(of(name, Result.TEXT, BYTES, b -> Digests.hex(algorithm, b)));
                });
        all.add(of("CRC32", Result.WHOLE, TEXT, t -> Digests.crc32(Digests.utf8(t))));
        all.add(of("CRC32", Result.WHOLE, BYTES, Digests::crc32));
        all.add(of("XXHASH64", Result.WHOLE, TEXT, t -> XxHash64.of(Digests.utf8(t), 0)));
        all.add(of("XXHASH64", Result.WHOLE, BYTES, b -> XxHash64.of(b, 0)));
        all.add(ofMany("HASH", Result.WHOLE, ANY, HashFunctions::hash).seeingNulls());
        codes(all);
        urls(all);
        return List.copyOf(all);
    }

    private static long hash(List<Typed> values) {
        long hash = 0;
        for (Typed value : values) {
            hash = value == null
                    ? Long.rotateLeft(hash, 1) + 1
                    : XxHash64.of(Digests.utf8(ValueText.of(value.value(), value.type())), hash);
        }
        return hash;
    }

    private static void codes(List<JavaFunction> all) {
        all.add(of("TO_HEX", Result.TEXT, WHOLE, Encodings::hex));
        all.add(of("TO_HEX", Result.TEXT, BYTES, b -> Encodings.encode(b, "hex")));
        all.add(of("TO_HEX", Result.TEXT, TEXT, t -> Encodings.encode(Digests.utf8(t), "hex")));
        all.add(of("HEX", Result.TEXT, WHOLE, n -> Long.toHexString(n).toUpperCase(java.util.Locale.ROOT)));
        all.add(of("HEX", Result.TEXT, BYTES, Encodings::hexUpper));
        all.add(of("HEX", Result.TEXT, TEXT, t -> Encodings.hexUpper(Digests.utf8(t))));
        all.add(of("BIN", Result.TEXT, WHOLE, Long::toBinaryString));
        all.add(of("FROM_HEX", Result.BYTES, TEXT, Encodings::unhex));
        all.add(of("UNHEX", Result.BYTES, TEXT, Encodings::unhex));
        for (String name : List.of("TO_BASE64", "BASE64")) {
            all.add(of(name, Result.TEXT, BYTES, Encodings::base64));
            all.add(of(name, Result.TEXT, TEXT, t -> Encodings.base64(Digests.utf8(t))));
        }
        all.add(of("FROM_BASE64", Result.BYTES, TEXT, Encodings::fromBase64));
        all.add(of("ENCODE", Result.TEXT, BYTES, TEXT, Encodings::encode));
        all.add(of("ENCODE", Result.TEXT, TEXT, TEXT, (t, f) -> Encodings.encode(Digests.utf8(t), f)));
        all.add(of("ENCODE", Result.BYTES, TEXT, Digests::utf8));
        all.add(of("DECODE", Result.BYTES, TEXT, TEXT, Encodings::decode));
        all.add(of("DECODE", Result.TEXT, BYTES, TEXT, Encodings::text));
        all.add(of("DECODE", Result.TEXT, BYTES, b -> Encodings.text(b, "UTF-8")));
    }

    private static void urls(List<JavaFunction> all) {
        all.add(of("PARSE_URL", Result.TEXT, TEXT, TEXT, Urls::part));
        all.add(of("PARSE_URL", Result.TEXT, TEXT, TEXT, TEXT, Urls::parameter));
        for (String part : List.of("HOST", "PATH", "QUERY", "FRAGMENT", "PROTOCOL")) {
            all.add(of("URL_EXTRACT_" + part, Result.TEXT, TEXT, url -> Urls.part(url, part)));
        }
        all.add(of("URL_EXTRACT_PORT", Result.INT, TEXT, Urls::port));
        all.add(of("URL_EXTRACT_PARAMETER", Result.TEXT, TEXT, TEXT, (url, key) -> Urls.parameter(url, "QUERY", key)));
        all.add(of("URL_ENCODE", Result.TEXT, TEXT, Encodings::urlEncode));
        all.add(of("URL_DECODE", Result.TEXT, TEXT, Encodings::urlDecode));
    }
}
