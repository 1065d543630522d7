package dev.orderbench.benchmarks.result;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What operations of contenders send, on the data that contenders were compared on; threads and network make no difference.
 * For many questions to the same results.
 */
public final class Wires {

    private final Map<Key, Wire> wires = new HashMap<>();

    private record Key(String operation, String contender) {}

    public Wires(Results results) {
        for (Cell cell : results.cells()) {
            Wire wire = cell.wire();
            if (wire != null && cell.point().dataSize().equals(results.plan().dataSize())) {
                wires.putIfAbsent(new Key(cell.operation(), cell.contender()), wire);
            }
        }
    }

    /** Empty where it was not counted. */
    public Optional<Wire> find(String operation, String contender) {
        return Optional.ofNullable(wires.get(new Key(operation, contender)));
    }
}
