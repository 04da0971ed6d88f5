package io.sluice.runtime.statement;

import io.sluice.StatementResult;
import io.sluice.planner.RelationDefinition;
import io.sluice.planner.function.UserFunction;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.catalog.FunctionEntry;
import io.sluice.runtime.catalog.FunctionIndex;
import io.sluice.runtime.core.EngineCore;
import io.sluice.runtime.function.FunctionLoader;
import io.sluice.sql.ast.CreateFunction;
import io.sluice.sql.ast.CreateTable;
import io.sluice.sql.ast.Drop;
import io.sluice.sql.ast.Identifier;
import io.sluice.sql.diagnostic.Diagnostic;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.NameSuggester;
import io.sluice.sql.diagnostic.SluiceException;
import io.sluice.sql.diagnostic.SourceSpan;
import io.sluice.sql.parser.SluiceParser;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * {@code CREATE FUNCTION}, {@code DROP FUNCTION} and the registration of functions by the API. Standing queries keep the function they were
 * made with.
 */
public final class FunctionHandler {
    private final EngineCore core;
    private final FunctionLoader loader;

    FunctionHandler(EngineCore core) {
        this.core = core;
        this.loader = new FunctionLoader(this::type);
    }

    StatementResult create(CreateFunction statement, String sql, Object... parameters) {
        core.ddl().lock();
        try {
            String name = statement.name().toString();
            boolean exists = core.catalog().snapshot().function(name).isPresent();
            if (exists && statement.ifNotExists()) {
                return StatementHandler.done("function " + name + " exists", List.of());
            }
            checkName(name, statement.name().span(), statement.orReplace());
            Object instance = instance(statement);
            String text =
                    sql.substring(statement.span().start(), statement.span().end());
            put(statement.className().span(), text, () -> loader.load(name, instance));
            return StatementHandler.done("created function " + name, List.of());
        } finally {
            core.ddl().unlock();
        }
    }

    StatementResult drop(Drop drop) {
        core.ddl().lock();
        try {
            String name = drop.name().toString();
            boolean there = remove(name);
            if (!there && !drop.ifExists()) {
                throw notFound(name, drop.name().span());
            }
            return StatementHandler.done("function " + name + (there ? " dropped" : " does not exist"), List.of());
        } finally {
            core.ddl().unlock();
        }
    }

    /** A function by the API; its name must be free or another such function's. */
    public void register(String name, Object instance) {
        register(name, () -> loader.load(name, instance));
    }

    /** A lambda by the API. */
    public void register(String name, List<Class<?>> arguments, Class<?> result, Function<Object[], Object> call) {
        register(name, () -> loader.lambda(name, arguments, result, call));
    }

    private void register(String name, java.util.function.Supplier<UserFunction> function) {
        core.ddl().lock();
        try {
            core.ticker().checkOpen();
            checkName(name, SourceSpan.NONE, true);
            put(SourceSpan.NONE, "", function);
        } finally {
            core.ddl().unlock();
        }
    }

    /** FUNCTION_NOT_FOUND when there is none of this name. */
    public void unregister(String name) {
        core.ddl().lock();
        try {
            if (!remove(name)) {
                throw notFound(name, SourceSpan.NONE);
            }
        } finally {
            core.ddl().unlock();
        }
    }

    private boolean remove(String name) {
        boolean there = core.catalog().snapshot().function(name).isPresent();
        if (there) {
            core.catalog().removeFunction(name);
        }
        return there;
    }

    private SluiceException notFound(String name, SourceSpan span) {
        boolean builtIn =
                FunctionIndex.builtIn().stream().anyMatch(entry -> entry.name().equalsIgnoreCase(name));
        List<String> known = core.catalog().snapshot().functions().stream()
                .map(UserFunction::name)
                .toList();
        return Errors.at(
                ErrorCode.FUNCTION_NOT_FOUND,
                span,
                builtIn ? name + " is part of the dialect" : "no function of yours is named \"" + name + "\"",
                builtIn ? "only functions made by CREATE FUNCTION can be dropped" : NameSuggester.hint(name, known));
    }

    private void checkName(String name, SourceSpan span, boolean replace) {
        boolean builtIn =
                FunctionIndex.builtIn().stream().anyMatch(entry -> entry.name().equalsIgnoreCase(name));
        if (builtIn) {
            throw Errors.at(
                    ErrorCode.INVALID_ARGUMENT,
                    span,
                    "the dialect has a function \"" + name + "\" already",
                    "give yours another name");
        }
        if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            throw Errors.at(
                    ErrorCode.INVALID_ARGUMENT,
                    span,
                    "\"" + name + "\" is no name for a function",
                    "use letters, digits and _");
        }
        if (!replace && core.catalog().snapshot().function(name).isPresent()) {
            throw Errors.at(
                    ErrorCode.INVALID_ARGUMENT,
                    span,
                    "there is a function \"" + name + "\"",
                    "CREATE OR REPLACE FUNCTION puts another in its place");
        }
    }

    private void put(SourceSpan span, String sql, java.util.function.Supplier<UserFunction> function) {
        try {
            core.catalog().put(new FunctionEntry(sql, function.get()));
        } catch (IllegalArgumentException wrong) {
            throw new SluiceException(
                    Diagnostic.of(ErrorCode.INVALID_ARGUMENT, span, wrong.getMessage())
                            .withHint(
                                    "io.sluice.function.ScalarFunction, AggregateFunction and TableFunction say what a class needs"),
                    "",
                    wrong);
        }
    }

    private static Object instance(CreateFunction statement) {
        Identifier name = statement.className();
        try {
            ClassLoader parent = Optional.ofNullable(Thread.currentThread().getContextClassLoader())
                    .orElse(FunctionHandler.class.getClassLoader());
            ClassLoader loader =
                    statement.jar().isPresent() ? jar(statement.jar().get(), parent) : parent;
            return Class.forName(name.text(), true, loader).getConstructor().newInstance();
        } catch (ClassNotFoundException e) {
            throw Errors.at(
                    ErrorCode.INVALID_ARGUMENT,
                    name.span(),
                    "class " + name.text() + " not found",
                    statement.jar().isPresent()
                            ? "the JAR must hold it; write its full name with the package"
                            : "put it on the class path, or name its JAR: USING JAR 'path'");
        } catch (NoSuchMethodException | IllegalAccessException | InstantiationException e) {
            throw Errors.at(
                    ErrorCode.INVALID_ARGUMENT,
                    name.span(),
                    "class " + name.text() + " cannot be made",
                    "it must be public, not abstract, and have a public constructor without parameters");
        } catch (ReflectiveOperationException | LinkageError e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw Errors.at(ErrorCode.INVALID_ARGUMENT, name.span(), "class " + name.text() + " failed: " + cause, "");
        }
    }

    private static ClassLoader jar(Identifier path, ClassLoader parent) {
        Path file = Path.of(path.text());
        if (!Files.isRegularFile(file)) {
            throw Errors.at(ErrorCode.CONNECTOR_FAILED, path.span(), "there is no file " + file, "");
        }
        try {
            return new URLClassLoader(new URL[] {file.toUri().toURL()}, parent);
        } catch (MalformedURLException e) {
            throw Errors.at(ErrorCode.INVALID_ARGUMENT, path.span(), file + " is no path", "");
        }
    }

    private SqlType type(String text) {
        String sql = "CREATE TABLE t (c " + text + ")";
        CreateTable table = (CreateTable) SluiceParser.parse(sql).get(0);
        RelationDefinition definition = core.planner().define(table, sql);
        return definition.rowType().type(0);
    }
}
