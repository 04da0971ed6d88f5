package io.sluice.shell.render;

/** The formats results can be written in. */
public enum OutputMode {
    ALIGNED,
    CSV,
    JSON,
    MARKDOWN;

    public ResultRenderer renderer() {
        return switch (this) {
            case ALIGNED -> new AlignedRenderer();
            case CSV -> new CsvRenderer();
            case JSON -> new JsonRenderer();
            case MARKDOWN -> new MarkdownRenderer();
        };
    }
}
