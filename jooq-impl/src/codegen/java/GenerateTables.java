import dev.orderbench.database.ConnectionInfo;
import dev.orderbench.database.DatasetSize;
import dev.orderbench.database.PostgresServer;
import dev.orderbench.database.TemplateDatabase;
import dev.orderbench.database.WorkingDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Constants;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.Target;

/**
 * Generates jOOQ's classes from the migrated schema, on the server that the build was given. Does nothing when neither the migrations nor
 * jOOQ nor this program have changed since the last time.
 *
 * <p>Arguments: the folder to write to, the folder of the migrations, the folder of this program, where the server
 * comes from.
 */
final class GenerateTables {

    private GenerateTables() {}

    public static void main(String[] arguments) throws Exception {
        Path target = Path.of(arguments[0]);
        Path stamp = target.resolve("generated-from");
        String source = "jOOQ %s, %s, %s"
                .formatted(Constants.FULL_VERSION, contents(Path.of(arguments[1])), contents(Path.of(arguments[2])));
        if (Files.exists(stamp) && Files.readString(stamp).equals(source)) {
            return;
        }
        try (PostgresServer server = PostgresServer.start(arguments[3]);
                TemplateDatabase template = TemplateDatabase.create(server, DatasetSize.TINY);
                WorkingDatabase migrated = template.copy()) {
            GenerationTool.generate(configuration(target, migrated.connection()));
        }
        Files.writeString(stamp, source);
    }

    /** Names and contents of the files in a folder. */
    private static String contents(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            StringBuilder contents = new StringBuilder();
            for (Path file : files.sorted().toList()) {
                contents.append(file.getFileName()).append('\n').append(Files.readString(file));
            }
            return contents.toString();
        }
    }

    private static Configuration configuration(Path target, ConnectionInfo database) {
        return new Configuration()
                .withLogging(Logging.WARN)
                .withJdbc(new Jdbc()
                        .withUrl(database.url())
                        .withUser(database.user())
                        .withPassword(database.password()))
                .withGenerator(new Generator()
                        .withDatabase(new Database()
                                .withInputSchema("public")
                                .withOutputSchemaToDefault(true)
                                .withExcludes("flyway_schema_history")
                                .withForcedTypes(List.of(
                                        new ForcedType()
                                                .withName("INSTANT")
                                                .withIncludeTypes("(?i:timestamptz|timestamp with.*)"),
                                        new ForcedType()
                                                .withUserType("dev.orderbench.contract.OrderStatus")
                                                .withEnumConverter(true)
                                                .withIncludeExpression("orders\\.status"))))
                        .withGenerate(new Generate()
                                .withRecords(true)
                                .withPojos(false)
                                .withDaos(false))
                        .withTarget(new Target()
                                .withPackageName("dev.orderbench.jooq.generated")
                                .withDirectory(target.toString())));
    }
}
