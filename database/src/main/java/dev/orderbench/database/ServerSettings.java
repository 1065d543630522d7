package dev.orderbench.database;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The settings of the servers that order-bench starts itself, profile {@code client-cost}: the server does as little as
 * it can beside executing statements, so that the libraries and not the disk are what differs. Each has its row in
 * METHODOLOGY.md.
 */
final class ServerSettings {

    private ServerSettings() {}

    /** Profile {@code production}: what PostgreSQL does by itself, where an acknowledged commit survives. */
    static Map<String, String> production() {
        Map<String, String> settings = clientCost();
        settings.put("fsync", "on");
        settings.put("synchronous_commit", "on");
        settings.put("full_page_writes", "on");
        settings.put("wal_level", "replica");
        settings.put("max_wal_senders", "10");
        settings.put("checkpoint_timeout", "5min");
        settings.put("max_wal_size", "1GB");
        return settings;
    }

    static Map<String, String> clientCost() {
        Map<String, String> settings = new LinkedHashMap<>();
        // No waiting for the disk: no contender can influence it, and it would drown what they can.
        settings.put("fsync", "off");
        settings.put("synchronous_commit", "off");
        settings.put("full_page_writes", "off");
        settings.put("wal_level", "minimal");
        settings.put("max_wal_senders", "0");
        // No checkpoint in the middle of a run.
        settings.put("checkpoint_timeout", "1h");
        settings.put("max_wal_size", "8GB");
        // Everything stays in memory; the backend itself reads and executes, so that its CPU time is the whole.
        settings.put("shared_buffers", "1GB");
        settings.put("effective_cache_size", "4GB");
        settings.put("random_page_cost", "1.1");
        settings.put("io_method", "sync");
        settings.put("max_parallel_workers_per_gather", "0");
        settings.put("work_mem", "16MB");
        settings.put("maintenance_work_mem", "256MB");
        // Compiling a plan takes longer than any statement here runs.
        settings.put("jit", "off");
        settings.put("plan_cache_mode", "auto");
        settings.put("max_connections", "100");
        settings.put("timezone", "UTC");
        return settings;
    }
}
