package dev.orderbench.jooq.session;

import java.lang.reflect.Method;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.Configuration;
import org.jooq.conf.Settings;
import org.jooq.impl.DefaultConfiguration;
import org.jspecify.annotations.Nullable;

/** What a configuration is set to that differs from jOOQ's default, read from the configuration itself. */
public final class DifferingSettings {

    private static final Pattern GETTER = Pattern.compile("(?:get|is)(?<first>[A-Z])(?<rest>.*)");

    private DifferingSettings() {}

    /** Names and values, in a map that the caller may add to; of a provider, its class. */
    public static SortedMap<String, String> of(Configuration configuration) {
        Configuration defaults = new DefaultConfiguration();
        SortedMap<String, String> differing = new TreeMap<>();
        put(differing, "dialect", configuration.dialect(), defaults.dialect());
        put(
                differing,
                "connectionProvider",
                configuration.connectionProvider().getClass().getSimpleName(),
                defaults.connectionProvider().getClass().getSimpleName());
        put(
                differing,
                "transactionProvider",
                configuration.transactionProvider().getClass().getSimpleName(),
                defaults.transactionProvider().getClass().getSimpleName());
        // Each of jOOQ's settings, so that none can be set and be forgotten here.
        Settings settings = new Settings();
        for (Method method : Settings.class.getMethods()) {
            Matcher getter = GETTER.matcher(method.getName());
            if (method.getDeclaringClass() == Settings.class && method.getParameterCount() == 0 && getter.matches()) {
                put(
                        differing,
                        getter.group("first").toLowerCase(Locale.ROOT) + getter.group("rest"),
                        value(method, configuration.settings()),
                        value(method, settings));
            }
        }
        return differing;
    }

    private static void put(
            SortedMap<String, String> differing, String name, @Nullable Object value, @Nullable Object byDefault) {
        if (!Objects.equals(value, byDefault)) {
            differing.put(name, String.valueOf(value));
        }
    }

    private static @Nullable Object value(Method getter, Settings settings) {
        try {
            return getter.invoke(settings);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
