package dev.orderbench.benchmarks.report;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests one {@link Browser} for all classes, as new for each test; where there is none, says so and skips them. */
final class WithBrowser implements ExecutionCondition, ParameterResolver, AfterEachCallback {

    private static final ExtensionContext.Namespace OURS = ExtensionContext.Namespace.create(WithBrowser.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (Browser.isInstalled()) {
            return ConditionEvaluationResult.enabled("there is a browser");
        }
        System.out.println(context.getDisplayName() + ": " + Browser.HOW_TO_INSTALL);
        return ConditionEvaluationResult.disabled(Browser.HOW_TO_INSTALL);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Browser.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return browser(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        browser(context).reset();
    }

    private static Browser browser(ExtensionContext context) {
        // The store closes what it holds when all tests are over.
        return context.getRoot().getStore(OURS).computeIfAbsent(Browser.class, key -> Browser.start(), Browser.class);
    }
}
