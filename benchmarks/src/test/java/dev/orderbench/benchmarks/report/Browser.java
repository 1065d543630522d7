package dev.orderbench.benchmarks.report;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A reader's browser: the system's Chromium without a window, driven by the chromedriver that came with it. */
final class Browser implements AutoCloseable {

    /** What to do where there is none. */
    static final String HOW_TO_INSTALL =
            "Skipped, since chromium and chromedriver are not both on the PATH: install them, on Debian with"
                    + " \"apt-get install chromium chromium-driver\"";

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int PHONE = 375;

    /** Axe-core looks at ten thousand cells, on a machine that may have other things to do. */
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    static boolean isInstalled() {
        return program("chromedriver").isPresent() && chromium().isPresent();
    }

    /** Starts one that fetches nothing by itself. Neither does Selenium, since it is told where both programs are. */
    static Browser start() {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium().orElseThrow());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--lang=en-US");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(program("chromedriver").orElseThrow())
                .usingAnyFreePort()
                .build();
        ChromeDriver driver = new ChromeDriver(service, options);
        driver.manage().timeouts().scriptTimeout(PATIENCE);
        return new Browser(driver);
    }

    private static Optional<File> chromium() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> program(name).stream())
                .findFirst();
    }

    private static Optional<File> program(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> new File(folder, name))
                .filter(File::canExecute)
                .findFirst();
    }

    /** As it was at the start: a window of 1200 x 900, light, with scripts. */
    void reset() {
        scripts(true);
        scheme("light");
        wide();
        open("about:blank");
    }

    /** Opens a page from disk, afresh. */
    void open(Path page) {
        open(page, "");
    }

    /** Opens it with what follows in its address. */
    void open(Path page, String hash) {
        open("about:blank");
        entries(LogType.PERFORMANCE);
        entries(LogType.BROWSER);
        open(page.toUri() + hash);
    }

    private void open(String address) {
        driver.get(address);
    }

    String address() {
        return String.valueOf(driver.getCurrentUrl());
    }

    void back() {
        driver.navigate().back();
    }

    void forward() {
        driver.navigate().forward();
    }

    void wide() {
        width(1200, false);
    }

    void phone() {
        width(PHONE, true);
    }

    private void width(int width, boolean mobile) {
        cdp(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", mobile));
    }

    /** What the reader's system prefers: {@code light} or {@code dark}. */
    void scheme(String scheme) {
        cdp(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** Whether pages may run scripts; tests still may. */
    void scripts(boolean allowed) {
        cdp("Emulation.setScriptExecutionDisabled", Map.of("value", !allowed));
    }

    void downloadsTo(Path folder) {
        cdp("Browser.setDownloadBehavior", Map.of("behavior", "allow", "downloadPath", folder.toString()));
    }

    /** What the page looks like on paper, as PDF. */
    byte[] printed() {
        // 8.27 x 11.69 inches are A4.
        Map<String, Object> answer = cdp("Page.printToPDF", Map.of("paperWidth", 8.27, "paperHeight", 11.69));
        return Base64.getDecoder().decode(String.valueOf(answer.get("data")));
    }

    /** For a look at it. */
    void screenshot(Path file) {
        Map<String, Object> answer =
                cdp("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
        try {
            Files.write(file, Base64.getDecoder().decode(String.valueOf(answer.get("data"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Object> cdp(String command, Map<String, Object> parameters) {
        return driver.executeCdpCommand(command, parameters);
    }

    WebElement find(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    void press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** What a script returns, which is asked as JSON so that numbers stay what they are. */
    JsonNode ask(String expression) {
        return MAPPER.readTree(String.valueOf(driver.executeScript("return JSON.stringify(" + expression + ")")));
    }

    String text(String expression) {
        return ask(expression).asString();
    }

    double number(String expression) {
        return ask(expression).asDouble();
    }

    List<String> texts(String expression) {
        List<String> texts = new ArrayList<>();
        ask(expression).forEach(one -> texts.add(one.asString()));
        return texts;
    }

    /** What a promise gives. */
    String await(String promise) {
        return String.valueOf(driver.executeAsyncScript("const done = arguments[0]; " + promise
                + ".then((found) => done(found), (failure) => done('failed: ' + failure));"));
    }

    /** Addresses that the page asked for since it was opened, its own among them. */
    List<String> requests() {
        return entries(LogType.PERFORMANCE).stream()
                .map(entry -> MAPPER.readTree(entry.getMessage()).path("message"))
                .filter(message -> message.path("method").asString().equals("Network.requestWillBeSent"))
                .map(message ->
                        message.path("params").path("request").path("url").asString())
                .toList();
    }

    /** Errors and warnings on the console since the page was opened, breaches of its policy among them. */
    List<String> complaints() {
        return entries(LogType.BROWSER).stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    private List<LogEntry> entries(String type) {
        return driver.manage().logs().get(type).getAll();
    }

    /** What axe-core finds serious or critical: the rule, and where. */
    List<String> barriers() {
        return axe("");
    }

    /** Those of them that a theme makes. */
    List<String> barriersOfColour() {
        return axe("runOnly: ['color-contrast'], ");
    }

    private List<String> axe(String options) {
        driver.executeScript(resource("/axe.min.js"));
        String found = await("""
                axe.run(document, { %sresultTypes: ['violations'], preload: false }).then((all) => JSON.stringify(all.violations
                  .filter((one) => ['serious', 'critical'].includes(one.impact))
                  .map((one) => one.id + ' (' + one.impact + '): ' + one.nodes.slice(0, 5)
                    .map((node) => node.target.join(' ') + ' ' + node.any.map((any) => any.message).join(' ')).join(' | '))))""".formatted(options));
        List<String> barriers = new ArrayList<>();
        MAPPER.readTree(found).forEach(one -> barriers.add(one.asString()));
        return barriers;
    }

    private static String resource(String name) {
        try (InputStream stream = Browser.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("The class path lacks " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
