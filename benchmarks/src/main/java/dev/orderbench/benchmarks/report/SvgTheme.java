package dev.orderbench.benchmarks.report;

import java.util.Locale;

/** The colours of a figure: those of the page, on a ground of their own. */
enum SvgTheme {
    LIGHT("""
            .ground, .hollow { fill: #ffffff; } .halo { stroke: #ffffff; } text { fill: #16191d; } .soft { fill: #59626d; }
            .grid { stroke: #e9ecf0; } .unity { stroke: #59626d; }
            .slower { --tone: #b84a00; } .faster { --tone: #0067a8; } .other { --tone: #5c6670; }
            .tone0 { --tone: #0067a8; } .tone1 { --tone: #b84a00; } .tone2 { --tone: #00795c; } .tone3 { --tone: #a0307a; }
            .tone4 { --tone: #7d6500; } .tone5 { --tone: #5c6670; } .tone6 { --tone: #7a4bc2; }
            """),
    DARK("""
            .ground, .hollow { fill: #101317; } .halo { stroke: #101317; } text { fill: #e8ebee; } .soft { fill: #9ea7b1; }
            .grid { stroke: #252a31; } .unity { stroke: #9ea7b1; }
            .slower { --tone: #ff9d5c; } .faster { --tone: #6cbcf5; } .other { --tone: #a4adb7; }
            .tone0 { --tone: #6cbcf5; } .tone1 { --tone: #ff9d5c; } .tone2 { --tone: #4fd1a5; } .tone3 { --tone: #f08bc8; }
            .tone4 { --tone: #d9c14a; } .tone5 { --tone: #a4adb7; } .tone6 { --tone: #b79bff; }
            """);

    /** How many colours there are to tell contenders apart. */
    static final int TONES = 7;

    private static final String SHAPES = """
            text { font: 13px system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "Liberation Sans", sans-serif; }
            .halo { paint-order: stroke; stroke-width: 5px; stroke-linejoin: round; }
            .strong { font-weight: 650; } .small { font-size: 12px; } .end { text-anchor: end; } .middle { text-anchor: middle; }
            .grid, .unity { stroke-width: 1; } .unity { stroke-width: 1.5; }
            .line { stroke: var(--tone); stroke-width: 2.5; fill: none; } .curve { stroke: var(--tone); stroke-width: 2; fill: none; }
            .band { fill: #7d8793; opacity: 0.2; }
            .dashed { stroke-dasharray: 4 3; } .full { fill: var(--tone); stroke: var(--tone); stroke-width: 1.5; }
            .hollow { stroke: var(--tone); stroke-width: 2; } .rest { fill: none; stroke: var(--tone); stroke-dasharray: 2 2; }
            """;

    private final String colours;

    SvgTheme(String colours) {
        this.colours = colours;
    }

    /** The style sheet of a figure. */
    String style() {
        return colours + SHAPES;
    }

    /** As in the names of files. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
