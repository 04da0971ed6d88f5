package io.sluice.runtime.format;

/**
 * How a CSV text is written; RFC 4180 with LF or CRLF when all are default.
 *
 * @param quote −1 for none
 * @param nullText an unquoted cell of this text is NULL
 */
public record CsvDialect(byte delimiter, int quote, String nullText, Header header) {
    public static final CsvDialect DEFAULT = new CsvDialect((byte) ',', '"', "", Header.AUTO);

    /** Whether the first row names the columns. */
    public enum Header {
        TRUE,
        FALSE,
        /** It does when it holds names of columns. */
        AUTO
    }
}
