package dev.orderbench.benchmarks.audit;

import dev.orderbench.contract.OrderStore;
import dev.orderbench.contract.OrderStoreProvider;
import dev.orderbench.contract.StoreOptions;
import dev.orderbench.contract.Variant;
import dev.orderbench.database.Dataset;
import dev.orderbench.database.DatasetSize;
import dev.orderbench.database.PostgresServer;
import dev.orderbench.database.TemplateDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Reads what each contender sends for each operation, on the dataset {@code medium}, in the steady state: after so many calls
 * that its statements are prepared on the server, and planned for good.
 */
public final class Audit {

    /** Whose round trips are those that an operation needs. */
    public static final String BASELINE = "raw-jdbc tuned";

    private static final DatasetSize SIZE = DatasetSize.MEDIUM;

    /** One waits for the server most of the time. */
    private static final int WORKERS = 3;

    /**
     * What is to be audited.
     *
     * @param contenders whom, in the order of the table
     * @param variants in which of their variants
     * @param operations which operations
     * @param allocation whether bytes allocated are measured too, which takes some seconds for each case
     */
    public record Request(
            List<OrderStoreProvider> contenders, List<Variant> variants, List<String> operations, boolean allocation) {

        public Request {
            contenders = List.copyOf(contenders);
            variants = List.copyOf(variants);
            operations = List.copyOf(operations);
        }

        /** Everything that these contenders offer. */
        public static Request everythingOf(List<OrderStoreProvider> contenders, boolean allocation) {
            return new Request(contenders, List.of(Variant.values()), Audit.operations(), allocation);
        }
    }

    /**
     * What was found.
     *
     * @param server the version of the server
     * @param audited one for each contender and variant
     */
    public record Result(String server, List<Audited> audited) {

        public Result {
            audited = List.copyOf(audited);
        }
    }

    private final Request request;
    private final AuditProgress progress;

    /**
     * @param progress is told how it goes on
     */
    public Audit(Request request, AuditProgress progress) {
        this.request = request;
        this.progress = progress;
    }

    /** The operations that can be audited. */
    public static List<String> operations() {
        return AuditCases.operations(new Dataset(SIZE));
    }

    /**
     * Audits on an embedded server, which it starts and stops.
     *
     * @throws dev.orderbench.database.DatabaseException when the server cannot be had
     */
    public Result run() {
        progress.step("starting PostgreSQL (embedded)");
        try (PostgresServer server = PostgresServer.start("embedded")) {
            progress.step("loading %s: %,d orders".formatted(SIZE.label(), SIZE.orders()));
            try (TemplateDatabase template = TemplateDatabase.create(server, SIZE)) {
                return new Result(server.version(), audit(template));
            }
        }
    }

    /** In the order of the table; several at a time where nothing is measured that depends on what else the machine does. */
    private List<Audited> audit(TemplateDatabase template) {
        AtomicInteger begun = new AtomicInteger();
        try (ExecutorService workers = Executors.newFixedThreadPool(request.allocation() ? 1 : WORKERS)) {
            List<Future<Audited>> audited = new ArrayList<>();
            for (OrderStoreProvider provider : request.contenders()) {
                for (Variant variant : provider.variants()) {
                    if (request.variants().contains(variant)) {
                        audited.add(workers.submit(() -> audit(template, provider, variant, begun.getAndIncrement())));
                    }
                }
            }
            return audited.stream().map(Audit::result).toList();
        }
    }

    private static Audited result(Future<Audited> audited) {
        try {
            return audited.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The audit was interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private void tell(Consumer<AuditProgress> what) {
        synchronized (progress) {
            what.accept(progress);
        }
    }

    private long total() {
        return request.contenders().stream()
                .flatMap(provider -> provider.variants().stream())
                .filter(request.variants()::contains)
                .count();
    }

    private Audited audit(TemplateDatabase template, OrderStoreProvider provider, Variant variant, int audited) {
        List<AuditCase> cases = AuditCases.of(template.dataset()).stream()
                .filter(auditCase -> request.operations().contains(auditCase.operation()))
                .toList();
        StoreOptions options = new StoreOptions(variant, () -> Dataset.END);
        try (ContenderAudit audit = new ContenderAudit(template.copy());
                OrderStore store = provider.create(audit.dataSource(), options)) {
            List<Audited.CaseResult> results = new ArrayList<>();
            for (AuditCase auditCase : cases) {
                double shareDone = (audited + (double) results.size() / cases.size()) / total();
                tell(listener -> listener.part(
                        "%s %s, %s".formatted(provider.id(), variant.label(), auditCase.operation()), shareDone));
                results.add(audit.result(auditCase, store, variant != Variant.NAIVE));
            }
            if (request.allocation()) {
                // After all readings: its many calls use up keys, on which readings depend.
                tell(listener -> listener.step("%s %s, bytes allocated".formatted(provider.id(), variant.label())));
                for (int i = 0; i < results.size(); i++) {
                    results.set(i, audit.withAllocation(cases.get(i), results.get(i), store));
                }
            }
            return new Audited(provider.id(), provider.displayName(), variant.label(), results);
        } catch (RuntimeException e) {
            // Whatever a contender throws while it is created or closed is its failure, not the audit's.
            String reason = "cannot be used: %s: %s".formatted(e.getClass().getSimpleName(), e.getMessage());
            return new Audited(
                    provider.id(),
                    provider.displayName(),
                    variant.label(),
                    cases.stream()
                            .<Audited.CaseResult>map(auditCase ->
                                    new Audited.Failed(auditCase.operation(), auditCase.parameters(), reason))
                            .toList());
        }
    }
}
