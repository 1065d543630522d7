package dev.orderbench.benchmarks.result;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Results files of older versions, brought to the form of the current one. */
final class OlderVersions {

    /** What the plan of version 2 said once, for all stages. */
    private static final List<String> OF_A_STAGE = List.of(
            "operations",
            "controlled",
            "jvms",
            "warmupSeconds",
            "secondsPerOperation",
            "rounds",
            "sliceMillis",
            "settleMillis");

    private OlderVersions() {}

    /** Changes the JSON in place; what has an unexpected shape is left for later checks to refuse. */
    static void upgrade(JsonNode root, int version) {
        if (version < 2) {
            // Version 1 knew no controls.
            root.path("contenders").forEach(contender -> put(contender, "role", Role.CONTENDER.name()));
            if (root.path("plan") instanceof ObjectNode plan) {
                plan.putArray("controlled");
            }
        }
        if (version < 3) {
            stages(root);
        }
        if (root instanceof ObjectNode object) {
            if (version < 4) {
                // Version 3 knew no experiments on pools.
                object.putArray("pool");
            }
            if (version < 5) {
                // Version 4 knew nothing of what contenders bring with them, nor of several in one transaction.
                object.putArray("footprints");
                object.putArray("combinations");
                withoutDrafts(root);
            }
            object.put("version", Results.VERSION);
        }
    }

    /** Version 4 measured contenders in one variant only. */
    private static void withoutDrafts(JsonNode root) {
        Stream.of(root.path("plan").path("stages"), root.path("cells"))
                .flatMap(JsonNode::valueStream)
                .map(holder -> holder.path("point"))
                .forEach(point -> {
                    if (point instanceof ObjectNode object) {
                        object.put("drafts", false);
                    }
                });
    }

    /** Version 2 measured all operations alike, with several numbers of threads: a stage for each. */
    private static void stages(JsonNode root) {
        if (!(root.path("plan") instanceof ObjectNode plan)) {
            return;
        }
        JsonNode threads = plan.path("threads").deepCopy();
        JsonNode dataSize = plan.path("dataSize").deepCopy();
        ArrayNode stages = plan.putArray("stages");
        for (JsonNode count : threads) {
            ObjectNode stage = stages.addObject();
            stage.put("kind", Stage.Kind.COMPARISON.name());
            stage.set("point", point(count, dataSize));
            OF_A_STAGE.forEach(field -> stage.set(field, plan.path(field).deepCopy()));
        }
        plan.remove(OF_A_STAGE);
        plan.remove("threads");
        root.path("jvms").forEach(jvm -> {
            if (jvm instanceof ObjectNode object) {
                object.put("stage", indexOf(object.remove("threads"), threads));
                object.putObject("indexPages");
            }
        });
        root.path("cells").forEach(cell -> {
            if (cell instanceof ObjectNode object && object.has("threads")) {
                object.set("point", point(object.remove("threads"), dataSize));
            }
        });
    }

    private static ObjectNode point(JsonNode threads, JsonNode dataSize) {
        ObjectNode point = JsonNodeFactory.instance.objectNode();
        point.set("threads", threads);
        point.put("virtualThreads", false);
        point.put("rttMicros", 0);
        point.set("dataSize", dataSize);
        return point;
    }

    /** -1 where there is none. */
    private static int indexOf(@Nullable JsonNode threads, JsonNode all) {
        return IntStream.range(0, all.size())
                .filter(i -> all.get(i).equals(threads))
                .findFirst()
                .orElse(-1);
    }

    private static void put(JsonNode node, String field, String value) {
        if (node instanceof ObjectNode object) {
            object.put(field, value);
        }
    }
}
