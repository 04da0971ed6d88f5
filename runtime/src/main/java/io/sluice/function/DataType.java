package io.sluice.function;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The SQL type of a parameter, or of what a method gives, where the Java type leaves a choice: {@code @DataType("DECIMAL(10, 2)")}. Without
 * it a BigDecimal result is DECIMAL(38, 9), a time TIMESTAMP(6).
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface DataType {
    /** As in CREATE TABLE. */
    String value();
}
