package dev.orderbench.benchmarks.audit;

import com.zaxxer.hikari.HikariDataSource;
import dev.orderbench.contract.OrderStore;
import dev.orderbench.database.ConnectionInfo;
import dev.orderbench.database.DatabaseException;
import dev.orderbench.database.Pools;
import dev.orderbench.database.WorkingDatabase;
import dev.orderbench.database.wire.WireMeter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Audits one contender in one variant: on a database of its own, through three pools of one connection each, so that
 * neither plans nor the meter disturb what they are not for.
 */
final class ContenderAudit implements AutoCloseable {

    /** What pgjdbc sends for {@code isValid}: an empty statement. */
    private static final String ALIVE_TEST = "";

    private static final int ATTEMPTS = 3;

    private static final int LARGER_CALLS = 5;

    private final WorkingDatabase database;
    private final WireMeter meter = WireMeter.open();
    private final HikariDataSource metered;
    private final HikariDataSource explaining;
    private final HikariDataSource plain;
    private final RoutedDataSource routed;
    private final Connection beside;
    private int callNumber;

    ContenderAudit(WorkingDatabase database) {
        this.database = database;
        ConnectionInfo connection = database.connection();
        this.metered = Pools.open(connection, 1, meter);
        this.explaining = Pools.open(PlanReader.explaining(connection), 1, meter);
        this.plain = Pools.open(connection, 1);
        this.routed = new RoutedDataSource(metered);
        try (Connection explained = explaining.getConnection();
                Statement statement = explained.createStatement()) {
            // Plans print times; the driver sets the time zone to that of this machine.
            statement.execute("SET TimeZone = 'UTC'");
            // Keys of ten digits from the first to the last: their texts are all of one length.
            statement.execute("SELECT setval(oid::regclass, 1000000000) FROM pg_class WHERE relkind = 'S'"
                    + " AND relnamespace = 'public'::regnamespace");
            this.beside = connection.dataSource().getConnection();
        } catch (SQLException e) {
            throw new DatabaseException("Cannot connect to %s: %s".formatted(connection, e.getMessage()), e);
        }
    }

    /** What the store is to use. */
    DataSource dataSource() {
        return routed;
    }

    /**
     * Audits one case.
     *
     * @param plans whether the plans are read too
     */
    Audited.CaseResult result(AuditCase auditCase, OrderStore store, boolean plans) {
        // The driver numbers the statements that it prepares on a connection, and what is sent has their names: on a
        // connection
        // of its own, a case reads the same whatever was audited before.
        metered.getHikariPoolMXBean().softEvictConnections();
        try {
            WirePass pass = read(auditCase, store, auditCase.warmUp(), auditCase.calls());
            return new Audited.Read(
                    auditCase.operation(),
                    auditCase.parameters(),
                    auditCase.writes(),
                    pass.common(),
                    pass.calls(),
                    pass.sometimes(),
                    auditCase.rows(),
                    larger(auditCase.larger(), store),
                    plans && auditCase.planned() ? plans(auditCase, store, pass.common()) : List.of(),
                    null);
        } catch (RuntimeException e) {
            // Whatever a contender throws is its failure, not the audit's.
            return new Audited.Failed(
                    auditCase.operation(),
                    auditCase.parameters(),
                    "%s: %s".formatted(e.getClass().getSimpleName(), e.getMessage()));
        }
    }

    /** The result of a case with the bytes that it allocates; what has failed stays so. */
    Audited.CaseResult withAllocation(AuditCase auditCase, Audited.CaseResult result, OrderStore store) {
        return switch (result) {
            case Audited.Read read -> read.withAllocated(allocated(auditCase, store));
            case Audited.Failed failed -> failed;
        };
    }

    /** Half the warm-up does: it sends the same statements, which are prepared by then. */
    private Audited.@Nullable Larger larger(@Nullable AuditCase larger, OrderStore store) {
        return larger == null
                ? null
                : new Audited.Larger(
                        larger.parameters(),
                        read(larger, store, larger.warmUp() / 2, Math.min(larger.calls(), LARGER_CALLS))
                                .common(),
                        larger.rows());
    }

    private WirePass read(AuditCase auditCase, OrderStore store, int warmUp, int calls) {
        routed.routeTo(metered);
        warmUp(auditCase, store, warmUp);
        List<WireMeter.Reading> readings = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            readings.add(readOne(auditCase, store, metered));
        }
        return new WirePass(readings);
    }

    /** Plans of statements that only some calls send are left out: whether this call sends them is chance. */
    private List<Audited.Plan> plans(AuditCase auditCase, OrderStore store, WireMeter.Reading common) {
        routed.routeTo(explaining);
        warmUp(auditCase, store, AuditCases.WARM_UP);
        return PlanReader.plans(readOne(auditCase, store, explaining)).stream()
                .filter(plan -> common.sql().contains(plan.sql()))
                .toList();
    }

    private long allocated(AuditCase auditCase, OrderStore store) {
        routed.routeTo(plain);
        return new AllocationMeter().bytesPerCall(() -> prepare(auditCase), () -> call(auditCase, store));
    }

    private void warmUp(AuditCase auditCase, OrderStore store, int calls) {
        for (int i = 0; i < calls; i++) {
            prepare(auditCase);
            call(auditCase, store);
        }
    }

    private WireMeter.Reading readOne(AuditCase auditCase, OrderStore store, DataSource pool) {
        WireMeter.Reading reading = WireMeter.Reading.NONE;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            prepare(auditCase);
            touch(pool);
            meter.reset();
            call(auditCase, store);
            reading = meter.reading();
            if (!reading.sql().contains(ALIVE_TEST)) {
                break;
            }
        }
        return reading;
    }

    /**
     * The pool asks a connection that was idle for half a second whether it is alive; that is not the contender's doing. On a
     * machine that stands still for so long between this and the call it asks all the same.
     */
    private static void touch(DataSource pool) {
        try {
            pool.getConnection().close();
        } catch (SQLException e) {
            throw new DatabaseException("Cannot borrow a connection: " + e.getMessage(), e);
        }
    }

    private void call(AuditCase auditCase, OrderStore store) {
        int rows = auditCase.call().run(store, callNumber++);
        if (rows != auditCase.rows()) {
            throw new IllegalStateException(
                    "%s gave %d instead of %d".formatted(auditCase.title(), rows, auditCase.rows()));
        }
    }

    private void prepare(AuditCase auditCase) {
        try (Statement statement = beside.createStatement()) {
            for (String sql : auditCase.before()) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new DatabaseException("Cannot prepare %s: %s".formatted(auditCase.title(), e.getMessage()), e);
        }
    }

    @Override
    public void close() {
        try (database;
                meter;
                plain;
                explaining;
                metered) {
            beside.close();
        } catch (SQLException e) {
            throw new DatabaseException("Cannot close a connection: " + e.getMessage(), e);
        }
    }
}
