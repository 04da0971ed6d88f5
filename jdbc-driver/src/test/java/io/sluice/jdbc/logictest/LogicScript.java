package io.sluice.jdbc.logictest;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A script in the format of the SQL logic test, taken apart. Steps meant for other databases only are left out, and so are statements about
 * indexes, which change no answer.
 */
record LogicScript(List<Record> records) {
    static LogicScript read(BufferedReader reader) throws IOException {
        return new Parser(reader).parse();
    }

    private static final class Parser {
        private final BufferedReader reader;
        private final List<Record> records = new ArrayList<>();
        private int line;

        Parser(BufferedReader reader) {
            this.reader = reader;
        }

        LogicScript parse() throws IOException {
            boolean skip = false;
            for (String text = next(); text != null; text = next()) {
                String[] words = text.split("\\s+");
                switch (words[0]) {
                    case "onlyif" -> skip = true;
                    case "statement" -> {
                        Record statement = statement(words[1].equals("error"));
                        if (!skip && !isAboutIndexes(statement.sql())) {
                            records.add(statement);
                        }
                        skip = false;
                    }
                    case "query" -> {
                        Record query = query(words);
                        if (!skip) {
                            records.add(query);
                        }
                        skip = false;
                    }
                    case "halt" -> {
                        if (!skip) {
                            return new LogicScript(List.copyOf(records));
                        }
                        skip = false;
                    }
                    // Comments, empty lines, hash-threshold, which matters to the writer only, and "skipif another
                    // database".
                    default -> {}
                }
            }
            return new LogicScript(List.copyOf(records));
        }

        private Record statement(boolean fails) throws IOException {
            int first = line + 1;
            return new Record.Statement(first, block(), fails);
        }

        private Record query(String[] words) throws IOException {
            int first = line + 1;
            StringBuilder sql = new StringBuilder();
            String text = next();
            while (text != null && !text.isBlank() && !text.equals("----")) {
                sql.append(text).append('\n');
                text = next();
            }
            List<String> expected = new ArrayList<>();
            if ("----".equals(text)) {
                for (String value = next(); value != null && !value.isEmpty(); value = next()) {
                    expected.add(value);
                }
            }
            Record.Sort sort =
                    words.length < 3 ? Record.Sort.NOSORT : Record.Sort.valueOf(words[2].toUpperCase(Locale.ROOT));
            return new Record.Query(first, sql.toString().strip(), words[1], sort, expected);
        }

        private String block() throws IOException {
            StringBuilder sql = new StringBuilder();
            for (String text = next(); text != null && !text.isBlank(); text = next()) {
                sql.append(text).append('\n');
            }
            return sql.toString().strip();
        }

        private String next() throws IOException {
            line++;
            return reader.readLine();
        }

        private static boolean isAboutIndexes(String sql) {
            return sql.matches("(?is)(CREATE\\s+(UNIQUE\\s+)?INDEX|DROP\\s+INDEX|REINDEX)\\b.*");
        }
    }
}
