package dev.orderbench.jooq.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.jooq.SQLDialect;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DefaultConfiguration;
import org.junit.jupiter.api.Test;

class DifferingSettingsTest {

    @Test
    void nothingDiffersByDefault() {
        assertThat(DifferingSettings.of(new DefaultConfiguration())).isEmpty();
    }

    @Test
    void whateverIsSetIsTold() {
        assertThat(DifferingSettings.of(new DefaultConfiguration()
                        .set(SQLDialect.H2)
                        .set(new Settings()
                                .withQueryTimeout(7)
                                .withExecuteLogging(true)
                                .withRenderQuotedNames(RenderQuotedNames.NEVER))))
                .hasSize(3)
                .containsEntry("dialect", "H2")
                .containsEntry("queryTimeout", "7")
                .containsEntry("renderQuotedNames", "NEVER");
    }
}
