package dev.orderbench.benchmarks.source;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.LinkedHashSet;
import java.util.Set;

/** Collects what a piece of code names, in the order of its text. */
final class References extends TreeScanner<Void, Void> {

    private final Set<Reference> found = new LinkedHashSet<>();

    private References() {}

    static Set<Reference> of(Tree tree) {
        References references = new References();
        references.scan(tree, null);
        return references.found;
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
        int arguments = call.getArguments().size();
        switch (call.getMethodSelect()) {
            case IdentifierTree method ->
                found.add(new Reference.Bare(method.getName().toString(), arguments));
            case MemberSelectTree method -> {
                scan(method.getExpression(), null);
                add(method.getExpression(), method.getIdentifier().toString(), arguments);
            }
            default -> scan(call.getMethodSelect(), null);
        }
        scan(call.getTypeArguments(), null);
        scan(call.getArguments(), null);
        return null;
    }

    @Override
    public Void visitMemberSelect(MemberSelectTree select, Void nothing) {
        scan(select.getExpression(), null);
        add(select.getExpression(), select.getIdentifier().toString(), Reference.NONE);
        return null;
    }

    @Override
    public Void visitMemberReference(MemberReferenceTree reference, Void nothing) {
        scan(reference.getQualifierExpression(), null);
        if (reference.getMode() == MemberReferenceTree.ReferenceMode.NEW) {
            found.add(new Reference.Created(name(reference.getQualifierExpression()), Reference.ANY));
        } else {
            add(reference.getQualifierExpression(), reference.getName().toString(), Reference.ANY);
        }
        return null;
    }

    @Override
    public Void visitNewClass(NewClassTree creation, Void nothing) {
        found.add(new Reference.Created(
                name(creation.getIdentifier()), creation.getArguments().size()));
        return super.visitNewClass(creation, null);
    }

    @Override
    public Void visitIdentifier(IdentifierTree identifier, Void nothing) {
        found.add(new Reference.Bare(identifier.getName().toString(), Reference.NONE));
        return null;
    }

    private void add(ExpressionTree owner, String name, int arguments) {
        if (owner instanceof IdentifierTree identifier) {
            String text = identifier.getName().toString();
            if (text.equals("this")) {
                found.add(new Reference.Bare(name, arguments));
                return;
            }
            // Named like a class, or a constant.
            if (Character.isUpperCase(text.charAt(0))) {
                found.add(new Reference.Owned(text, name, arguments));
                return;
            }
        }
        found.add(new Reference.OfObject(name, arguments));
    }

    private static String name(Tree type) {
        return switch (type) {
            case IdentifierTree identifier -> identifier.getName().toString();
            case ParameterizedTypeTree parameterized -> name(parameterized.getType());
            default -> "";
        };
    }
}
