package dev.orderbench.benchmarks.source;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one method reaches: the members that it names, those that they name, and so on, in the classes of the same contender.
 *
 * <p>Names decide, since nothing is resolved: a call on an object is taken for one of each class of the same folder that was named and
 * has such a method with as many parameters. So what is shown may hold a member too many where names are alike. Classes of other
 * folders, which variants share, are followed where they are named, and not by their objects: how connections and transactions are
 * handled is the same for all operations.
 */
final class Reach {

    private final List<ParsedClass> classes;
    private final String directory;
    private final Map<ParsedClass, Set<Member>> reached = new LinkedHashMap<>();
    private final Set<ParsedClass> named = new LinkedHashSet<>();
    private final Set<Reference.OfObject> ofObjects = new LinkedHashSet<>();
    private final Deque<Found> toFollow = new ArrayDeque<>();

    private record Found(ParsedClass owner, Member member) {}

    private Reach(List<ParsedClass> classes, String directory) {
        this.classes = classes;
        this.directory = directory;
    }

    static OperationSource from(ParsedClass owner, Member method, List<ParsedClass> classes) {
        Reach reach = new Reach(classes, owner.file().directory());
        reach.add(owner, method);
        reach.follow();
        return new OperationSource(reach.reached.entrySet().stream()
                .map(entry -> entry.getKey().excerpt(entry.getValue()))
                .toList());
    }

    private void follow() {
        while (!toFollow.isEmpty()) {
            while (!toFollow.isEmpty()) {
                Found found = toFollow.removeFirst();
                found.member().references().forEach(reference -> follow(found.owner(), reference));
            }
            // The classes that are named now may not have been when the call on an object was met.
            for (ParsedClass each : List.copyOf(named)) {
                ofObjects.forEach(reference -> each.members(reference.name(), reference.arguments()).stream()
                        .filter(member -> !member.isStatic())
                        .forEach(member -> add(each, member)));
            }
        }
    }

    private void follow(ParsedClass from, Reference reference) {
        switch (reference) {
            case Reference.Bare(String name, int arguments) -> {
                from.members(name, arguments).forEach(member -> add(from, member));
                find(from, name).ifPresent(this::name);
            }
            case Reference.Owned(String owner, String name, int arguments) ->
                find(from, owner)
                        .ifPresentOrElse(
                                found -> found.members(name, arguments).forEach(member -> add(found, member)),
                                () -> ofObjects.add(new Reference.OfObject(name, arguments)));
            case Reference.Created(String owner, int arguments) ->
                find(from, owner).ifPresent(found -> {
                    name(found);
                    found.members(Member.CONSTRUCTOR, arguments).forEach(member -> add(found, member));
                });
            case Reference.OfObject object -> ofObjects.add(object);
        }
    }

    private void name(ParsedClass found) {
        if (found.file().directory().equals(directory)) {
            named.add(found);
        }
    }

    /** A class by its name: of the same folder before others. A repository's generated class stands for the repository. */
    private Optional<ParsedClass> find(ParsedClass from, String name) {
        String written = name.endsWith("_") ? name.substring(0, name.length() - 1) : name;
        List<ParsedClass> all = classes.stream()
                .filter(each -> each.file().className().equals(written))
                .filter(each -> each.file().directory().equals(from.file().directory()) || isImported(from, each))
                .toList();
        return all.stream()
                .filter(each -> each.file().directory().equals(from.file().directory()))
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    private static boolean isImported(ParsedClass from, ParsedClass other) {
        String[] folders = other.file().directory().split("/src/main/java/", 2);
        return folders.length == 2
                && from.file()
                        .text()
                        .contains("import " + folders[1].replace('/', '.') + "."
                                + other.file().className() + ";");
    }

    private void add(ParsedClass owner, Member member) {
        if (reached.computeIfAbsent(owner, key -> new LinkedHashSet<>()).add(member)) {
            toFollow.add(new Found(owner, member));
        }
    }
}
