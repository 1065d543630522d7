package dev.orderbench.benchmarks.source;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Takes Java files apart with the JDK's own compiler, which knows the very language that it compiles. Nothing is resolved. */
final class Parser {

    private final SourcePositions positions;
    private final CompilationUnitTree unit;
    private final SourceFile file;

    private Parser(SourcePositions positions, CompilationUnitTree unit, SourceFile file) {
        this.positions = positions;
        this.unit = unit;
        this.file = file;
    }

    /**
     * The classes of files; those without one, such as {@code package-info.java}, are left out.
     *
     * @return nothing where this Java has no compiler
     */
    static List<ParsedClass> parse(List<SourceFile> files) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null || files.isEmpty()) {
            return List.of();
        }
        JavacTask task = (JavacTask) compiler.getTask(
                null,
                null,
                new DiagnosticCollector<>(),
                List.of("-proc:none"),
                null,
                files.stream().map(Text::new).toList());
        Map<URI, SourceFile> byUri = files.stream().collect(Collectors.toMap(Text::uri, file -> file));
        SourcePositions positions = Trees.instance(task).getSourcePositions();
        List<ParsedClass> classes = new ArrayList<>();
        try {
            for (CompilationUnitTree unit : task.parse()) {
                // The compiler wraps what it was given.
                SourceFile file = byUri.get(unit.getSourceFile().toUri());
                if (file != null) {
                    new Parser(positions, unit, file).parsed().ifPresent(classes::add);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return classes;
    }

    /** A file that is in memory. */
    private static final class Text extends SimpleJavaFileObject {

        private final SourceFile file;

        Text(SourceFile file) {
            super(uri(file), JavaFileObject.Kind.SOURCE);
            this.file = file;
        }

        static URI uri(SourceFile file) {
            try {
                return new URI("memory", null, "/" + file.path(), null);
            } catch (URISyntaxException e) {
                throw new AssertionError("any path can be quoted", e);
            }
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return file.text();
        }
    }

    private Optional<ParsedClass> parsed() {
        return unit.getTypeDecls().stream()
                .filter(ClassTree.class::isInstance)
                .map(ClassTree.class::cast)
                .findFirst()
                .map(this::parsed);
    }

    private ParsedClass parsed(ClassTree tree) {
        int last = unit.getPackage() == null ? 0 : end(unit.getPackage());
        for (ImportTree each : unit.getImports()) {
            last = Math.max(last, end(each));
        }
        int body = body(tree);
        List<Member> members = new ArrayList<>();
        int start = body;
        for (Tree each : tree.getMembers()) {
            // What the compiler adds by itself, such as the constructor of a record, stands nowhere.
            if (start(each) >= start && end(each) > start(each)) {
                members.add(member(each, start, end(each)));
                start = end(each);
            }
        }
        String before = file.text().substring(last, start(tree));
        return new ParsedClass(
                file, last + before.length() - before.stripLeading().length(), body, members);
    }

    /** After the brace that opens the class: the first one after the heads of its annotations, which are read over. */
    private int body(ClassTree tree) {
        int from = start(tree);
        for (AnnotationTree annotation : tree.getModifiers().getAnnotations()) {
            from = Math.max(from, end(annotation));
        }
        return file.text().indexOf('{', from) + 1;
    }

    private Member member(Tree tree, int start, int end) {
        return switch (tree) {
            case MethodTree method -> {
                boolean variable = !method.getParameters().isEmpty()
                        && file.text()
                                .substring(
                                        start(method.getParameters().getLast()),
                                        end(method.getParameters().getLast()))
                                .contains("...");
                yield new Member(
                        method.getName().toString(),
                        method.getParameters().size(),
                        variable,
                        isStatic(method.getModifiers()),
                        isOverride(method.getModifiers()),
                        start,
                        end,
                        References.of(tree));
            }
            case VariableTree variable ->
                other(variable.getName().toString(), variable.getModifiers(), tree, start, end);
            case ClassTree type -> other(type.getSimpleName().toString(), type.getModifiers(), tree, start, end);
            // An initializer: belongs to the class and is named by nobody.
            default -> new Member("", Reference.NONE, false, true, false, start, end, References.of(tree));
        };
    }

    private static Member other(String name, ModifiersTree modifiers, Tree tree, int start, int end) {
        return new Member(name, Reference.NONE, false, isStatic(modifiers), false, start, end, References.of(tree));
    }

    private static boolean isStatic(ModifiersTree modifiers) {
        return modifiers.getFlags().contains(Modifier.STATIC);
    }

    private static boolean isOverride(ModifiersTree modifiers) {
        return modifiers.getAnnotations().stream()
                .anyMatch(annotation -> annotation.getAnnotationType() instanceof IdentifierTree type
                        && type.getName().contentEquals("Override"));
    }

    private int start(Tree tree) {
        return (int) positions.getStartPosition(unit, tree);
    }

    private int end(Tree tree) {
        return (int) positions.getEndPosition(unit, tree);
    }
}
