package io.sluice.runtime.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.apache.arrow.memory.BufferAllocator;

/**
 * Loads, on a thread of its own, the classes that the first statements of any program need, while the program makes its engine and its streams. The
 * first query of a JVM spends most of its time on that. Classes are loaded, not initialised: two threads that initialise classes in different orders
 * may wait for each other for ever.
 */
final class ClassPreloading {
    /** One class a line, in the order in which they are needed; what is not there is passed over. */
    static final String LIST = "first-classes.txt";

    private static final String SWITCH = "sluice.preload-classes";

    private static boolean begun;

    private ClassPreloading() {}

    /** Begins, once in a JVM, unless there is one processor only or {@code -Dsluice.preload-classes=false} forbids it. */
    static synchronized void begin() {
        if (begun || Runtime.getRuntime().availableProcessors() < 2 || !isWanted()) {
            return;
        }
        begun = true;
        Thread thread = new Thread(ClassPreloading::loadAll, "sluice-preload");
        thread.setDaemon(true);
        thread.start();
    }

    private static boolean isWanted() {
        return Boolean.parseBoolean(System.getProperty(SWITCH, "true"));
    }

    private static void loadAll() {
        try (InputStream in = ClassPreloading.class.getResourceAsStream(LIST);
                BufferedReader names = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            String shaded = shadedPrefix();
            for (String name = names.readLine(); name != null; name = names.readLine()) {
                load(name.startsWith("io.sluice.") ? name : shaded + name);
            }
        } catch (IOException unreadable) {
            // They are loaded when they are needed, as without this.
            return;
        }
    }

    private static void load(String name) {
        try {
            Class.forName(name, false, ClassPreloading.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError absent) {
            // Another version of a library; whoever needs the class finds out.
            return;
        }
    }

    /** What the self-contained jar puts before the names of the libraries in it; mostly nothing. */
    private static String shadedPrefix() {
        String name = BufferAllocator.class.getName();
        return name.substring(0, name.indexOf("apache.arrow") - "org.".length());
    }
}
