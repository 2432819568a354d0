package dev.steelyard.e2e.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.steelyard.e2e.process.Repository;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** One person's screen: notes what the browser complains of and whom it asks. */
final class Screen implements AutoCloseable {
    private static final double LIMIT_MILLIS = 120_000;

    private final Look look;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();
    private final List<String> hosts = new ArrayList<>();

    Screen(Browser browser, Look look) {
        this.look = look;
        context = browser.newContext(look.context());
        context.setDefaultTimeout(LIMIT_MILLIS);
        page = context.newPage();
        page.onConsoleMessage(
                message -> {
                    if (message.type().equals("error")) {
                        complaints.add(message.text());
                    }
                });
        page.onPageError(complaints::add);
        page.onRequest(request -> hosts.add(URI.create(request.url()).getAuthority()));
    }

    Page page() {
        return page;
    }

    /** Until what was clicked has brought a page with {@code selector} on it. */
    void await(String selector) {
        page.waitForSelector(selector);
        page.waitForLoadState();
    }

    /** Until what was clicked has brought a page without {@code selector}. */
    void awaitGone(String selector) {
        page.waitForSelector(
                selector,
                new Page.WaitForSelectorOptions().setState(WaitForSelectorState.DETACHED));
        page.waitForLoadState();
    }

    /** What is to be seen: kept as a picture, without accessibility faults, nothing cut off. */
    void look(String name) {
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(
                                Repository.root()
                                        .resolve("target/screenshots")
                                        .resolve(look.file(name)))
                        .setFullPage(true));
        if (look.script()) {
            var violations = new AxeBuilder(page).analyze().getViolations();
            assertThat(violations).as(name).isEmpty();
            assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .as(name + " fits the width")
                    .isEqualTo(true);
        }
    }

    /** Of the Content-Security-Policy, for instance, which blocks where no test sees it. */
    List<String> complaints() {
        return complaints;
    }

    List<String> hosts() {
        return hosts;
    }

    @Override
    public void close() {
        context.close();
    }
}
