package io.sluice.examples;

import io.sluice.sql.architecture.ImportRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {
    @TestFactory
    Stream<DynamicTest> rules() {
        return ImportRules.of("examples").tests();
    }
}
