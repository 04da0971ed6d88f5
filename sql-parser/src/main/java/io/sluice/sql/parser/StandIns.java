package io.sluice.sql.parser;

/**
 * Names that Calcite would take for keywords, made unmistakable while it parses: the first letter moves to a code point
 * that no one writes and Calcite allows in names. Length and case are kept.
 */
final class StandIns {
    private static final char BASE = '\uf900';
    private static final char END = BASE + 128;

    private StandIns() {}

    /** @param name begins with an ASCII letter */
    static String encode(String name) {
        return (char) (BASE + name.charAt(0)) + name.substring(1);
    }

    static boolean isStandIn(String name) {
        return !name.isEmpty() && name.charAt(0) >= BASE && name.charAt(0) < END;
    }

    /** The user's name; a name that is no stand-in is returned as it is. */
    static String decode(String name) {
        return isStandIn(name) ? (char) (name.charAt(0) - BASE) + name.substring(1) : name;
    }
}
