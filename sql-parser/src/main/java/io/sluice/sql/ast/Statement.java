package io.sluice.sql.ast;

import io.sluice.sql.diagnostic.SourceSpan;

/** A parsed statement: immutable, with the span of its whole text (without the semicolon). */
public sealed interface Statement
        permits CreateStream,
                CreateTable,
                CreateView,
                CreateSink,
                CreateFunction,
                Drop,
                Insert,
                Update,
                Delete,
                Merge,
                Select,
                Explain,
                Describe,
                Show,
                Pause,
                Resume,
                SetOption,
                Checkpoint {
    SourceSpan span();
}
