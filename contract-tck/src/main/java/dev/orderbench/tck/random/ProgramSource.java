package dev.orderbench.tck.random;

import dev.orderbench.contract.TransactionOptions;
import dev.orderbench.tck.random.Outcome.Exported;
import dev.orderbench.tck.random.Outcome.Failed;
import dev.orderbench.tck.random.Outcome.Failure;
import dev.orderbench.tck.random.Outcome.OfUnit;
import dev.orderbench.tck.random.Outcome.Returned;
import dev.orderbench.tck.random.Outcome.Threw;
import dev.orderbench.tck.reference.Product;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes a program as the body of a Java method with a {@code store} and its {@code clock}, an {@code
 * AtomicReference<Instant>}. What the reference did is asserted where it failed, and of the last statement, where the
 * contender differs.
 */
final class ProgramSource extends JavaSource {

    /** Of a longer list only the first difference is asserted. */
    private static final int LONGEST_EXPECTATION = 4_000;

    private final List<Statement> program;
    private final Trial.Result result;
    private final Map<Long, Key.Made> madeUsers = new HashMap<>();
    private final Map<Long, Key.Made> madeOrders = new HashMap<>();
    private final List<Key.Made> slots = new ArrayList<>();
    private final StringBuilder source = new StringBuilder();
    private int depth;

    private ProgramSource(List<Statement> program, Trial.Result result) {
        this.program = program;
        this.result = result;
        program.stream().flatMap(ProgramSource::operations).forEach(this::findKeys);
    }

    /** The source of a program that shows a mismatch at its last statement. */
    static String of(List<Statement> program, Trial.Result result) {
        ProgramSource writer = new ProgramSource(program, result);
        // The first pass finds out which keys are used later.
        writer.writeStatements();
        writer.source.setLength(0);
        writer.writeProgram();
        return writer.source.toString();
    }

    private static Stream<Operation> operations(Statement statement) {
        return switch (statement) {
            case Operation operation -> Stream.of(operation);
            case Statement.Unit unit -> unit.steps().stream().map(Statement.Step::operation);
            case Statement.SetClock clock -> Stream.empty();
        };
    }

    private void findKeys(Operation operation) {
        int label = operation.labelOrZero();
        List<Long> keys = result.reference().keysOf(label);
        boolean startsWithUser =
                operation instanceof Operation.RegisterUser || operation instanceof Operation.RegisterUserWithOrders;
        for (int index = 0; index < keys.size(); index++) {
            Map<Long, Key.Made> made = startsWithUser && index == 0 ? madeUsers : madeOrders;
            made.put(keys.get(index), new Key.Made(label, index));
        }
    }

    @Override
    String user(long key) {
        return slot(madeUsers.get(key), key);
    }

    @Override
    String order(long key) {
        return slot(madeOrders.get(key), key);
    }

    private String slot(Key.@Nullable Made made, long key) {
        if (made == null) {
            return key == Long.MIN_VALUE ? "Long.MIN_VALUE" : key + "L";
        }
        if (!slots.contains(made)) {
            slots.add(made);
        }
        return "keys[%d]".formatted(slots.indexOf(made));
    }

    private String key(Key key) {
        long value = result.reference().key(key);
        return key instanceof Key.Made made
                        && made.index()
                                < result.reference().keysOf(made.operation()).size()
                ? slot(made, value)
                : slot(null, value);
    }

    private void writeProgram() {
        StringBuilder statements = new StringBuilder();
        writeStatements();
        statements.append(source);
        source.setLength(0);
        List<Product> extra = ExtraProducts.ALL.stream()
                .filter(product -> statements.indexOf(Long.toString(product.id())) >= 0)
                .toList();
        if (!extra.isEmpty()) {
            line("// Before: " + ExtraProducts.sql(extra));
        }
        line("clock.set(%s);".formatted(expression(Trial.START)));
        if (!slots.isEmpty()) {
            line("long[] keys = new long[%d];".formatted(slots.size()));
        }
        source.append(statements);
        result.mismatch().ifPresent(this::writeComment);
    }

    private void writeStatements() {
        for (int index = 0; index < program.size(); index++) {
            boolean last = index == program.size() - 1;
            Outcome expected = result.expected().get(index);
            Outcome actual = last && result.mismatch().orElse(null) instanceof Mismatch.InOutcome mismatch
                    ? mismatch.actual()
                    : expected;
            switch (program.get(index)) {
                case Statement.SetClock clock -> line("clock.set(%s);".formatted(expression(clock.time())));
                case Operation operation -> write(operation, "store", expected, actual);
                case Statement.Unit unit -> write(unit, (OfUnit) expected, actual);
            }
        }
    }

    private void writeComment(Mismatch mismatch) {
        switch (mismatch) {
            case Mismatch.InOutcome difference -> {
                line("// expected: " + Differences.expected(difference));
                line("// actual:   " + Differences.actual(difference));
            }
            case Mismatch.InTables difference -> {
                line("// Then the tables differ.");
                difference.missing().stream().limit(5).forEach(row -> line("// expected: " + Differences.row(row)));
                difference.unexpected().stream().limit(5).forEach(row -> line("// actual:   " + Differences.row(row)));
            }
        }
    }

    private void line(String text) {
        text.lines()
                .forEach(
                        line -> source.append("    ".repeat(depth)).append(line).append('\n'));
    }

    /** Writes an operation: asserted where it is to fail, or where the contender did something else. */
    private void write(Operation operation, String target, Outcome expected, Outcome actual) {
        boolean asserted = !expected.accepts(actual);
        if (operation instanceof Operation.ExportOrders export) {
            write(export, target, expected, asserted);
            return;
        }
        String call = call(operation, target);
        if (!(expected instanceof Returned returned)) {
            writeFailing(call, expected, asserted);
        } else if (!asserted || operation instanceof Operation.AdjustStock) {
            writeCall(operation, call);
        } else {
            writeAssertion(call, returned.value(), actual, operation);
        }
    }

    /** Asserts a value, or of a long list the first element that differs. */
    private void writeAssertion(String call, Object expected, Outcome actual, Operation operation) {
        String value = expression(expected, operation);
        if (value.length() > LONGEST_EXPECTATION
                && expected instanceof List<?> elements
                && actual instanceof Returned returned
                && returned.value() instanceof List<?> others) {
            int same = 0;
            while (same < Math.min(elements.size(), others.size())
                    && elements.get(same).equals(others.get(same))) {
                same++;
            }
            if (same < elements.size() && same < others.size()) {
                line("assertThat(%s.get(%d))".formatted(call, same));
                line("        .isEqualTo(%s);".formatted(expression(elements.get(same))));
            } else {
                line("assertThat(%s)".formatted(call));
                line("        .hasSize(%d);".formatted(elements.size()));
            }
        } else {
            line("assertThat(%s)".formatted(call));
            line("        .isEqualTo(%s);".formatted(value));
        }
    }

    private String expression(Object value, Operation operation) {
        return operation instanceof Operation.ImportOrders && value instanceof List<?> keys
                ? list(keys.stream().map(key -> order((Long) key)).toList())
                : expression(value);
    }

    private void writeFailing(String call, Outcome expected, boolean asserted) {
        line("assertThatThrownBy(() -> %s)".formatted(call));
        line(failure(expected, asserted).indent(8));
    }

    private static String failure(Outcome expected, boolean inFull) {
        if (expected instanceof Failed failed) {
            List<Failure> acceptable = failed.acceptable();
            if (inFull && acceptable.size() == 1) {
                return """
                        .isInstanceOfSatisfying(%s.class, e -> {
                            assertThat(e.sqlState()).isEqualTo(%s);
                            assertThat(e.constraint()).isEqualTo(%s);
                        });""".formatted(
                                name(failed.failure().kind()),
                                nullable(failed.failure().sqlState()),
                                nullable(failed.failure().constraint()));
            }
            return ".isInstanceOfAny(%s);"
                    .formatted(acceptable.stream()
                            .map(failure -> name(failure.kind()) + ".class")
                            .distinct()
                            .collect(Collectors.joining(", ")));
        }
        return expected instanceof Threw threw && threw.what().endsWith(IllegalArgumentException.class.getName())
                ? ".isInstanceOf(IllegalArgumentException.class);"
                : expected instanceof Threw threw && threw.what().endsWith(IllegalStateException.class.getName())
                        ? ".isInstanceOf(IllegalStateException.class);"
                        : ".hasMessage(\"the program's own\");";
    }

    private static String nullable(@Nullable String text) {
        return text == null ? "null" : string(text);
    }

    /** Writes a call that succeeds, and keeps those of its keys that are used elsewhere. */
    private void writeCall(Operation operation, String call) {
        int label = operation.labelOrZero();
        List<Key.Made> used = slots.stream()
                .filter(slot -> label != 0 && slot.operation() == label)
                .toList();
        if (used.isEmpty()) {
            line(call + ";");
            return;
        }
        String type = switch (operation) {
            case Operation.RegisterUser o -> "User";
            case Operation.RegisterUserWithOrders o -> "RegisteredUser";
            case Operation.PlaceOrder o -> "OrderReceipt";
            default -> "List<Long>";
        };
        String variable = "made" + label;
        line("%s %s = %s;".formatted(type, variable, call));
        for (Key.Made made : used) {
            String key = switch (operation) {
                case Operation.RegisterUser o -> ".id()";
                case Operation.RegisterUserWithOrders o ->
                    made.index() == 0 ? ".user().id()" : ".receipts().get(%d).orderId()".formatted(made.index() - 1);
                case Operation.PlaceOrder o -> ".orderId()";
                default -> ".get(%d)".formatted(made.index());
            };
            line("keys[%d] = %s%s;".formatted(slots.indexOf(made), variable, key));
        }
    }

    private void write(Operation.ExportOrders export, String target, Outcome expected, boolean asserted) {
        line("{");
        depth++;
        line("List<OrderSummary> exported = new ArrayList<>();");
        String sink = export.failsAt() == 0 ? "exported::add" : """
                order -> {
                    exported.add(order);
                    if (exported.size() == %d) {
                        throw new IllegalStateException("the program's own");
                    }
                }""".formatted(export.failsAt());
        String call = "%s.exportOrders(%s, %s)".formatted(target, expression(export.range()), sink);
        if (expected instanceof Returned returned && returned.value() instanceof Exported exported) {
            if (exported.count() < 0) {
                line("assertThatThrownBy(() -> %s)".formatted(call));
                line("        .hasMessage(\"the program's own\");");
            } else {
                line("assertThat(%s)".formatted(call));
                line("        .isEqualTo(%d);".formatted(exported.count()));
            }
            String rows = expression(exported.handedOver());
            if (asserted && rows.length() <= LONGEST_EXPECTATION) {
                line("assertThat(exported)");
                line("        .isEqualTo(%s);".formatted(rows));
            }
        } else {
            writeFailing(call, expected, asserted);
        }
        depth--;
        line("}");
    }

    private String call(Operation operation, String target) {
        String arguments = switch (operation) {
            case Operation.FindUserByEmail o -> "findUserByEmail(%s)".formatted(expression(o.email()));
            case Operation.FindOrder o -> "findOrder(%s)".formatted(key(o.order()));
            case Operation.UserWithRecentOrders o -> "userWithRecentOrders(%s, %d)".formatted(key(o.user()), o.take());
            case Operation.SearchOrders o -> "searchOrders(%s)".formatted(expression(o.search()));
            case Operation.OrdersAfter o ->
                "ordersAfter(new OrderCursor(%s, %s), %d)"
                        .formatted(expression(o.createdAt()), key(o.order()), o.size());
            case Operation.ExportOrders o -> throw new IllegalArgumentException(o.toString());
            case Operation.SalesReport o -> "salesReport(%s, %d)".formatted(expression(o.range()), o.top());
            case Operation.RegisterUser o -> "registerUser(%s)".formatted(expression(o.user()));
            case Operation.RegisterUserWithOrders o -> "registerUserWithOrders(%s)".formatted(expression(o.user()));
            case Operation.PlaceOrder o ->
                "placeOrder(new NewOrder(%s, %s))".formatted(key(o.user()), expression(o.lines()));
            case Operation.CancelOrder o -> "cancelOrder(%s)".formatted(key(o.order()));
            case Operation.ChangeStatus o ->
                "changeStatus(%s, %d, %s)".formatted(key(o.order()), o.expectedVersion(), expression(o.status()));
            case Operation.ImportOrders o ->
                "importOrders(%s)"
                        .formatted(list(o.orders().stream().map(this::imported).toList()));
            case Operation.AdjustStock o -> "adjustStock(%s)".formatted(expression(o.stockTake()));
        };
        return target + "." + arguments;
    }

    private String imported(Operation.Import order) {
        return "new ImportedOrder(%s, %s, %s, %s)"
                .formatted(
                        key(order.user()),
                        expression(order.status()),
                        expression(order.createdAt()),
                        expression(order.items()));
    }

    private void write(Statement.Unit unit, OfUnit expected, Outcome actual) {
        if (unit.lateUse()) {
            line("{");
            depth++;
            line("List<Transaction> leaked = new ArrayList<>();");
        }
        boolean returns = expected.end() instanceof Returned;
        String assertion = returns ? "" : "assertThatThrownBy(() -> ";
        line(assertion + opening(unit));
        depth++;
        List<Outcome> actualSteps = actual instanceof OfUnit other ? other.steps() : List.of();
        for (int i = 0; i < expected.steps().size(); i++) {
            Outcome step = expected.steps().get(i);
            writeStep(unit, i, step, i < actualSteps.size() ? actualSteps.get(i) : step);
        }
        boolean endReached = expected.steps().size() == unit.steps().size();
        boolean list = unit.entry() == Statement.Entry.LIST;
        if (list) {
            line("transaction -> {");
            depth++;
        }
        if (unit.lateUse() && unit.steps().isEmpty()) {
            line("leaked.add(transaction);");
        }
        switch (endReached ? unit.ending() : Statement.Ending.RETURN) {
            case RETURN -> line("return \"the work's result\";");
            case EXCEPTION -> line("throw new IllegalStateException(\"the program's own\");");
            case ERROR -> line("throw new Error(\"the program's own\");");
        }
        if (list) {
            depth--;
            line("}");
        }
        depth--;
        line((list ? "))" : "})") + (returns ? ";" : ")"));
        if (!returns) {
            line(failure(expected.end(), false).indent(8));
        }
        if (unit.lateUse()) {
            if (expected.late() != null) {
                line("assertThatThrownBy(() -> leaked.getFirst().findOrder(1L))");
                line("        .isInstanceOf(IllegalStateException.class);");
            }
            depth--;
            line("}");
        }
    }

    private void writeStep(Statement.Unit unit, int index, Outcome expected, Outcome actual) {
        Statement.Step step = unit.steps().get(index);
        boolean list = unit.entry() == Statement.Entry.LIST;
        if (list) {
            line("transaction -> {");
            depth++;
        }
        if (unit.lateUse() && index == 0) {
            line("leaked.add(transaction);");
        }
        String target = step.outside() ? "store" : "transaction";
        if (step.swallowed() || !expected.accepts(actual) || expected instanceof Returned) {
            write(step.operation(), target, expected, actual);
        } else if (step.operation() instanceof Operation.ExportOrders export) {
            line("%s.exportOrders(%s, order -> {});".formatted(target, expression(export.range())));
        } else {
            line(call(step.operation(), target) + ";");
        }
        if (list) {
            line("return \"a step\";");
            depth--;
            line("},");
        }
    }

    private String opening(Statement.Unit unit) {
        return switch (unit.entry()) {
            case TRANSACTION -> "store.inTransaction(%s, transaction -> {".formatted(options(unit.options()));
            case LIST -> "store.inTransaction(%s, List.<UnitOfWork<Object>>of(".formatted(options(unit.options()));
            case ADVISORY_LOCK -> "store.withAdvisoryLock(%s, transaction -> {".formatted(slot(null, unit.lock()));
            case TRY_ADVISORY_LOCK ->
                "store.tryWithAdvisoryLock(%s, transaction -> {".formatted(slot(null, unit.lock()));
        };
    }

    private String options(TransactionOptions options) {
        TransactionOptions byDefault = TransactionOptions.DEFAULT;
        StringBuilder text = new StringBuilder("TransactionOptions.DEFAULT");
        if (options.isolation() != byDefault.isolation()) {
            text.append(".withIsolation(%s)".formatted(expression(options.isolation())));
        }
        if (options.readOnly()) {
            text.append(".withReadOnly()");
        }
        if (options.statementTimeout() != null) {
            text.append(".withStatementTimeout(%s)".formatted(expression(options.statementTimeout())));
        }
        if (!options.retry().equals(byDefault.retry())) {
            text.append(".withRetry(%s)".formatted(expression(options.retry())));
        }
        return text.toString();
    }
}
