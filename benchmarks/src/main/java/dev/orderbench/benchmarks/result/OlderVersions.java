package dev.orderbench.benchmarks.result;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Results files of older versions, brought to the form of the current one. */
final class OlderVersions {

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
        // Version 3 added fields that may be absent.
        if (root instanceof ObjectNode object) {
            object.put("version", Results.VERSION);
        }
    }

    private static void put(JsonNode node, String field, String value) {
        if (node instanceof ObjectNode object) {
            object.put(field, value);
        }
    }
}
