package dev.orderbench.benchmarks.yardstick;

import dev.orderbench.benchmarks.workload.Parameters;
import dev.orderbench.database.DatasetSize;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * An operation in the language of pgbench: the same statements in as many round trips, with parameters of the same
 * distributions. pgbench reads rows and forgets them, and computes no totals: prices and totals that are inserted are
 * drawn instead. Where an integer is drawn by a formula, 0.5 is taken off, since pgbench's {@code int} rounds.
 *
 * @param operation the name of the contract's method, or {@code select1}
 * @param files one transaction each, drawn with equal chances
 */
public record PgbenchScript(String operation, List<String> files) {

    /** The floor: a round trip with a statement that does nothing. */
    public static final PgbenchScript SELECT_1 = new PgbenchScript("select1", List.of("SELECT 1;\n"));

    /** What it can do beside the floor. */
    public static final List<String> OPERATIONS = List.of("findOrder", "userWithRecentOrders", "placeOrder");

    private static final int MOST_LINES = 5;

    public PgbenchScript {
        files = List.copyOf(files);
    }

    /**
     * The scripts of all operations that pgbench can do, the floor first.
     *
     * @param statements what the baseline sends
     * @param size of the dataset that parameters are drawn from
     * @throws YardstickFailedException when the statements are not those that are known here
     */
    public static List<PgbenchScript> all(SentStatements statements, DatasetSize size) throws YardstickFailedException {
        try {
            return List.of(
                    SELECT_1,
                    findOrder(statements.findOrder(), size),
                    userWithRecentOrders(statements.userWithRecentOrders(), size),
                    placeOrder(statements.placeOrder(), size));
        } catch (UnknownStatementsException e) {
            throw new YardstickFailedException("no yardstick: " + e.getMessage(), e);
        }
    }

    private static PgbenchScript findOrder(List<String> sql, DatasetSize size) {
        expect("findOrder", sql, 1);
        String file =
                "\\set order random(1, %d)\n".formatted(size.orders()) + PgbenchSql.statement(sql.getFirst(), "order");
        return new PgbenchScript("findOrder", List.of(file));
    }

    /** Users who order more are looked up more, as in {@link Parameters}: the dataset's cube, drawn by pgbench. */
    private static PgbenchScript userWithRecentOrders(List<String> sql, DatasetSize size) {
        expect("userWithRecentOrders", sql, 1);
        String file = "\\set user 1 + int(%d * pow(random(0, 999999) / 1000000.0, 3) - 0.5)\n".formatted(size.users())
                + PgbenchSql.statement(sql.getFirst(), "user", "user");
        return new PgbenchScript("userWithRecentOrders", List.of(file));
    }

    /** One to five lines, each as often as the others. */
    private static PgbenchScript placeOrder(List<String> sql, DatasetSize size) {
        expect("placeOrder", sql, 6);
        return new PgbenchScript(
                "placeOrder",
                IntStream.rangeClosed(1, MOST_LINES)
                        .mapToObj(lines -> placeOrder(sql, size, lines))
                        .toList());
    }

    private static String placeOrder(List<String> sql, DatasetSize size, int lines) {
        List<String> products = new ArrayList<>();
        StringBuilder file =
                new StringBuilder("\\set user random(1, %d)\n\\set total random(1, 2500)\n".formatted(size.users()));
        for (int i = 1; i <= lines; i++) {
            // The popular ones more often, as in Parameters; each from a part of its own, so that they ascend, as the
            // baseline
            // sorts them: otherwise orders would wait for each other in a circle.
            file.append("\\set product%d 1 + int(%d * pow((%d + random(0, 999999) / 1000000.0) / %d, 2) - 0.5)\n"
                            .formatted(i, size.products(), i - 1, lines))
                    .append(size == DatasetSize.TINY ? inPlaceOfScarce("product" + i) : "")
                    .append("\\set qty%d random(1, 3)\n\\set price%d random(1, 500)\n".formatted(i, i));
            products.add("product" + i);
        }
        file.append(PgbenchSql.pipeline(List.of(sql.get(0) + ";\n", PgbenchSql.statementOfArray(sql.get(1), products))))
                .append(PgbenchSql.row(sql.get(2), "user", "total", PgbenchSql.NOW))
                .append(PgbenchSql.pipeline(eachLine(
                        lines,
                        i -> PgbenchSql.statement(
                                sql.get(3), PgbenchSql.RETURNED_ID, "product" + i, "qty" + i, "price" + i))))
                .append(PgbenchSql.pipeline(
                        eachLine(lines, i -> PgbenchSql.statement(sql.get(4), "qty" + i, "product" + i))))
                .append(sql.get(5))
                .append(";\n");
        return file.toString();
    }

    /** As Parameters does: of every tenth product there are but three pieces, so the one before it is ordered. */
    private static String inPlaceOfScarce(String product) {
        return "\\set %1$s case when :%1$s %% 10 = 0 then :%1$s - 1 else :%1$s end\n".formatted(product);
    }

    private static List<String> eachLine(int lines, IntFunction<String> statement) {
        return IntStream.rangeClosed(1, lines).mapToObj(statement).toList();
    }

    private static void expect(String operation, List<String> sql, int statements) {
        if (sql.size() != statements) {
            throw new UnknownStatementsException(
                    "the baseline sends %d statements for %s, and the yardstick knows of %d: %s"
                            .formatted(sql.size(), operation, statements, sql));
        }
    }
}
