package dev.orderbench.benchmarks.measure;

import dev.orderbench.database.DatasetSize;
import dev.orderbench.database.PostgresServer;
import dev.orderbench.database.TemplateDatabase;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The template databases of a run, one for each size of the dataset, each loaded when it is first asked for. Closing does not wait
 * for one that another thread is loading.
 */
final class Templates implements AutoCloseable {

    private final PostgresServer server;
    private final Consumer<DatasetSize> onLoad;
    private final Map<DatasetSize, TemplateDatabase> templates = new ConcurrentHashMap<>();

    /**
     * @param onLoad told the size before a template is loaded
     */
    Templates(PostgresServer server, Consumer<DatasetSize> onLoad) {
        this.server = server;
        this.onLoad = onLoad;
    }

    // Kept in the map, and closed by close().
    @SuppressWarnings("resource")
    TemplateDatabase of(DatasetSize size) {
        TemplateDatabase template = templates.get(size);
        if (template == null) {
            onLoad.accept(size);
            template = TemplateDatabase.create(server, size);
            templates.put(size, template);
        }
        return template;
    }

    @Override
    public void close() {
        templates.values().forEach(TemplateDatabase::close);
        templates.clear();
    }
}
