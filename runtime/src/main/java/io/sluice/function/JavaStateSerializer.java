package io.sluice.function;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.UncheckedIOException;

/** State by Java's serialization. */
final class JavaStateSerializer<S> implements StateSerializer<S> {
    @Override
    public byte[] write(S state) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(state);
        } catch (IOException e) {
            throw new UncheckedIOException("state of " + state.getClass().getName() + " cannot be written", e);
        }
        return bytes.toByteArray();
    }

    @Override
    @SuppressWarnings("unchecked") // what is read was written by write()
    public S read(byte[] bytes, ClassLoader loader) {
        try (ObjectInputStream in = new LoaderInput(new ByteArrayInputStream(bytes), loader)) {
            return (S) in.readObject();
        } catch (IOException e) {
            throw new UncheckedIOException("state cannot be read", e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("state of an unknown class: " + e.getMessage(), e);
        }
    }

    private static final class LoaderInput extends ObjectInputStream {
        private final ClassLoader loader;

        LoaderInput(InputStream in, ClassLoader loader) throws IOException {
            super(in);
            this.loader = loader;
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass type) throws IOException, ClassNotFoundException {
            try {
                return Class.forName(type.getName(), false, loader);
            } catch (ClassNotFoundException primitive) {
                return super.resolveClass(type);
            }
        }
    }
}
