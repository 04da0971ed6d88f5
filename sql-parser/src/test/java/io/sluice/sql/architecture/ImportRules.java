package io.sluice.sql.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.sluice.sql.architecture.SourceTree.SourceFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * What each module may import and how its sources must look. A module runs all rules with
 *
 * <pre>
 * class ArchitectureTest {
 *     &#64;TestFactory
 *     Stream&lt;DynamicTest&gt; rules() {
 *         return ImportRules.of("planner").tests();
 *     }
 * }
 * </pre>
 *
 * The module's sources are those below its own directory, where Maven runs its tests.
 */
public final class ImportRules {
    private static final int MOST_LINES = 500;
    /** The connector whose purpose is to print. */
    private static final String PRINTER = "PrintConnector.java";

    private final String module;
    private final List<SourceFile> main;
    private final List<SourceFile> all;
    private final Set<String> facades = new TreeSet<>();

    ImportRules(String module, List<SourceFile> main, List<SourceFile> tests) {
        this.module = module;
        this.main = main;
        this.all = Stream.concat(main.stream(), tests.stream()).toList();
    }

    /** @param module the name of the module's folder */
    public static ImportRules of(String module) {
        Path base = Path.of(System.getProperty("basedir", "."));
        List<SourceFile> main = SourceTree.read(base.resolve("src/main/java"));
        return new ImportRules(module, main, SourceTree.read(base.resolve("src/test/java")));
    }

    /**
     * Names an interface that makes its own implementation: what its file refers to does not count as a way round.
     *
     * @param simpleName the name of the class, without its package
     */
    public ImportRules facade(String simpleName) {
        facades.add(simpleName + ".java");
        return this;
    }

    /** One test for each rule. */
    public Stream<DynamicTest> tests() {
        return Stream.of(
                DynamicTest.dynamicTest("there are sources", () -> assertFalse(main.isEmpty())),
                test("libraries stay in their homes", this::strayLibraries),
                test("modules keep to the interfaces of others", this::strayModules),
                test("connectors do not know each other", this::strayConnectors),
                test("packages have no cycles", this::cycles),
                test("files are at most " + MOST_LINES + " lines long", this::longFiles),
                test("classes are named by concept", this::vagueNames),
                test("only programs print", this::printing),
                test("each package says what it is for", this::packagesWithoutInfo));
    }

    private static DynamicTest test(String name, java.util.function.Supplier<List<String>> findings) {
        return DynamicTest.dynamicTest(name, () -> assertEquals(List.of(), findings.get()));
    }

    List<String> strayLibraries() {
        return findings(file ->
                file.references().stream().filter(name -> !LibraryHomes.allows(module, file.packageName(), name)));
    }

    List<String> strayModules() {
        return findings(file -> file.references().stream().filter(name -> !LibraryHomes.allowsOurs(module, name)));
    }

    List<String> strayConnectors() {
        return findings(file ->
                file.references().stream().filter(name -> !LibraryHomes.allowsConnector(file.packageName(), name)));
    }

    List<String> longFiles() {
        return all.stream()
                .filter(file -> file.lines() > MOST_LINES)
                .map(file -> file.path() + ": " + file.lines() + " lines")
                .toList();
    }

    List<String> vagueNames() {
        return all.stream()
                .filter(file -> file.name().matches(".*(Utils?|Manager|Helper)\\.java"))
                .map(file -> file.path().toString())
                .toList();
    }

    List<String> printing() {
        boolean program = Set.of("shell", "examples", "benchmarks").contains(module);
        return program
                ? List.of()
                : main.stream()
                        .filter(file -> !file.name().equals(PRINTER))
                        .filter(file -> file.code().matches("(?s).*\\bSystem\\s*\\.\\s*(out|err)\\b.*"))
                        .map(file -> file.path().toString())
                        .toList();
    }

    List<String> packagesWithoutInfo() {
        Set<String> packages =
                main.stream().map(SourceFile::packageName).collect(Collectors.toCollection(TreeSet::new));
        main.stream()
                .filter(file -> file.name().equals("package-info.java"))
                .forEach(file -> packages.remove(file.packageName()));
        return List.copyOf(packages);
    }

    /** Packages that can be reached from themselves, each with the way round. */
    List<String> cycles() {
        Map<String, Set<String>> uses = new TreeMap<>();
        Set<String> own = main.stream().map(SourceFile::packageName).collect(Collectors.toSet());
        for (SourceFile file : main) {
            Set<String> targets = uses.computeIfAbsent(file.packageName(), name -> new TreeSet<>());
            if (facades.contains(file.name())) {
                continue;
            }
            for (String reference : file.references()) {
                String target = packageOf(reference, own);
                if (target != null && !target.equals(file.packageName())) {
                    targets.add(target);
                }
            }
        }
        List<String> cycles = new ArrayList<>();
        for (String start : uses.keySet()) {
            List<String> way = way(start, start, uses, new TreeSet<>());
            // Each cycle once, from its first package.
            if (way != null && way.stream().allMatch(name -> name.compareTo(start) >= 0)) {
                cycles.add(String.join(" -> ", way) + " -> " + start);
            }
        }
        return cycles;
    }

    private static String packageOf(String reference, Set<String> own) {
        String name = reference;
        while (!own.contains(name)) {
            int dot = name.lastIndexOf('.');
            if (dot < 0) {
                return null;
            }
            name = name.substring(0, dot);
        }
        return name;
    }

    private static List<String> way(String from, String to, Map<String, Set<String>> uses, Set<String> seen) {
        for (String next : uses.getOrDefault(from, Set.of())) {
            if (next.equals(to)) {
                return List.of(from);
            }
            if (seen.add(next)) {
                List<String> rest = way(next, to, uses, seen);
                if (rest != null) {
                    return Stream.concat(Stream.of(from), rest.stream()).toList();
                }
            }
        }
        return null;
    }

    private List<String> findings(Function<SourceFile, Stream<String>> rule) {
        return main.stream()
                .flatMap(file -> rule.apply(file).map(finding -> file.path() + ": " + finding))
                .toList();
    }
}
