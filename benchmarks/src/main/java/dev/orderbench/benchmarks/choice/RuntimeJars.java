package dev.orderbench.benchmarks.choice;

import com.zaxxer.hikari.HikariDataSource;
import dev.orderbench.contract.OrderStore;
import dev.orderbench.database.Dataset;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The jars of a program that uses one contender and no other.
 *
 * @param classPath all of them, with what starts and measures it
 * @param libraries those that the contender needs, without the modules of this project: their sizes in bytes by file name
 */
record RuntimeJars(List<Path> classPath, SortedMap<String, Long> libraries) {

    /** Written by the build of a contender's module: the names of the jars that Maven resolves for it. */
    private static final String LIST = "META-INF/order-bench/runtime-class-path.txt";

    private static final String SEPARATOR = ":";
    private static final String OF_THIS_PROJECT = "order-bench-";
    private static final String DRIVER = "org.postgresql.Driver";
    private static final String LOGGING = "org.slf4j.LoggerFactory";

    RuntimeJars {
        classPath = List.copyOf(classPath);
    }

    /** Those of a program that has the driver and the pool alone. */
    static RuntimeJars ofDriverAndPool() {
        List<Path> libraries = new ArrayList<>(pool());
        libraries.add(place(DRIVER));
        return of(Stream.empty(), libraries);
    }

    /**
     * Those of a contender.
     *
     * @param provider its entry
     * @throws IllegalArgumentException when its module's build has left no list, or a jar of the list is not on the class path of
     *     this program
     */
    static RuntimeJars of(Class<?> provider) {
        Map<String, Path> present = Stream.of(
                        System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of)
                .filter(Files::isRegularFile)
                .collect(Collectors.toMap(jar -> jar.getFileName().toString(), jar -> jar, (one, same) -> one));
        List<Path> needed = names(provider).stream()
                .map(name -> jar(name, present, provider))
                .toList();
        return of(
                Stream.concat(
                        Stream.of(place(provider)),
                        Stream.concat(needed.stream().filter(RuntimeJars::isOfThisProject), pool().stream())),
                needed.stream().filter(jar -> !isOfThisProject(jar)).toList());
    }

    private static RuntimeJars of(Stream<Path> others, List<Path> libraries) {
        LinkedHashSet<Path> classPath = new LinkedHashSet<>(libraries);
        others.forEach(classPath::add);
        classPath.add(place(RuntimeJars.class));
        classPath.add(place(Dataset.class));
        classPath.add(place(OrderStore.class));
        SortedMap<String, Long> sizes = new TreeMap<>();
        libraries.forEach(jar -> sizes.put(jar.getFileName().toString(), size(jar)));
        return new RuntimeJars(List.copyOf(classPath), sizes);
    }

    /** HikariCP, and what it logs to. */
    private static List<Path> pool() {
        return List.of(place(HikariDataSource.class), place(LOGGING));
    }

    private static boolean isOfThisProject(Path jar) {
        return jar.getFileName().toString().startsWith(OF_THIS_PROJECT);
    }

    private static List<String> names(Class<?> provider) {
        String file = provider.getName().replace('.', '/') + ".class";
        URL itself = provider.getClassLoader().getResource(file);
        String text = itself == null ? "" : itself.toString();
        // Several modules have a file of this name: the one beside the provider is meant.
        URI beside = URI.create(text.substring(0, text.length() - file.length()) + LIST);
        try (InputStream list = beside.toURL().openStream()) {
            return Stream.of(new String(list.readAllBytes(), StandardCharsets.UTF_8)
                            .strip()
                            .split(SEPARATOR, -1))
                    .map(name -> name.substring(name.lastIndexOf('/') + 1))
                    .toList();
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "the build of the module of %s has left no list of its jars (%s): name maven-dependency-plugin in its pom.xml"
                            .formatted(provider.getSimpleName(), LIST),
                    e);
        }
    }

    private static Path jar(String name, Map<String, Path> present, Class<?> provider) {
        Path jar = present.get(name);
        if (jar == null) {
            throw new IllegalArgumentException(
                    "%s, which %s needs, is not on the class path of this program, which ./mvnw package makes"
                            .formatted(name, provider.getSimpleName()));
        }
        return jar;
    }

    private static Path place(String className) {
        try {
            return place(Class.forName(className));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(className + " is not on the class path", e);
        }
    }

    /** The jar or folder that a class comes from. */
    static Path place(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long size(Path jar) {
        try {
            return Files.size(jar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
