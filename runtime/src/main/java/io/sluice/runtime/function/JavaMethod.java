package io.sluice.runtime.function;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;

/** A method of one object, ready to be called. */
final class JavaMethod {
    private final MethodHandle handle;

    JavaMethod(Object instance, Method method) {
        try {
            method.setAccessible(true);
            this.handle = MethodHandles.lookup()
                    .unreflect(method)
                    .bindTo(instance)
                    .asFixedArity()
                    .asSpreader(Object[].class, method.getParameterCount())
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (IllegalAccessException | RuntimeException e) {
            throw new IllegalArgumentException(method + " cannot be called: " + e.getMessage(), e);
        }
    }

    /** What the method throws comes out as a RuntimeException with its message. */
    Object call(Object[] arguments) {
        try {
            return (Object) handle.invokeExact(arguments);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e.getMessage() == null ? e.toString() : e.getMessage(), e);
        }
    }
}
