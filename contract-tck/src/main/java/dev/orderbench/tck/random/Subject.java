package dev.orderbench.tck.random;

import dev.orderbench.contract.OrderStore;
import java.util.List;

/** A store on a database of its own that holds the unchanged dataset, with SQL to look behind it. */
public interface Subject extends AutoCloseable {

    OrderStore store();

    /** The rows of a statement, each a list of texts as PostgreSQL writes them. */
    List<List<String>> query(String sql);

    @Override
    void close();
}
