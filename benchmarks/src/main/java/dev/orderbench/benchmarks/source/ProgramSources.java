package dev.orderbench.benchmarks.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The sources that the build copied into the program: a folder for each contender, and in it paths as in the repository. */
final class ProgramSources {

    private static final String FOLDER = "contenders";

    private ProgramSources() {}

    /** By the contender's id, sorted by path; empty where the program has none. */
    static Map<String, List<SourceFile>> read() {
        URL folder = ProgramSources.class.getResource(FOLDER);
        if (folder == null) {
            return Map.of();
        }
        try {
            URI uri = folder.toURI();
            if (!uri.getScheme().equals("jar")) {
                return read(Path.of(uri));
            }
            // "jar:file:/…/program.jar!/dev/…"
            try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                return read(
                        jar.getPath("/" + ProgramSources.class.getPackageName().replace('.', '/') + "/" + FOLDER));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new AssertionError("a class path has URLs", e);
        }
    }

    private static Map<String, List<SourceFile>> read(Path folder) throws IOException {
        Map<String, List<SourceFile>> sources = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file :
                    walk.filter(each -> each.toString().endsWith(".java")).toList()) {
                Path path = folder.relativize(file);
                sources.computeIfAbsent(path.getName(0).toString(), key -> new ArrayList<>())
                        .add(new SourceFile(
                                path.subpath(1, path.getNameCount()).toString().replace('\\', '/'),
                                Files.readString(file).replace("\r\n", "\n")));
            }
        }
        sources.values().forEach(files -> files.sort(Comparator.comparing(SourceFile::path)));
        return sources;
    }
}
