package dev.orderbench.benchmarks.load;

import dev.orderbench.benchmarks.workload.Operation;
import dev.orderbench.benchmarks.workload.Parameters;
import dev.orderbench.contract.OrderStore;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Calls one operation of a store; each worker has a sequence of parameters of its own. */
public final class StoreRequest implements LoadRequest {

    private final Operation operation;
    private final OrderStore store;
    private final List<Parameters> parameters;

    /**
     * @param workers how many workers there are
     * @param parameters gives each worker, numbered from 0, its parameters
     */
    public StoreRequest(Operation operation, OrderStore store, int workers, IntFunction<Parameters> parameters) {
        this.operation = operation;
        this.store = store;
        this.parameters = IntStream.range(0, workers).mapToObj(parameters).toList();
    }

    @Override
    public void send(int worker) {
        operation.invoke(store, parameters.get(worker));
    }
}
