package dev.steelyard.e2e.client;

import dev.steelyard.e2e.http.Browser;
import dev.steelyard.e2e.http.Form;
import dev.steelyard.e2e.http.Page;
import dev.steelyard.e2e.http.VisitResult;
import dev.steelyard.e2e.step.Mismatch;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A simulated user in a browser, who logs in, with a second factor where one is asked for, and
 * gives consent.
 */
public final class Person {
    private static final int MOST_PAGES = 4;

    private final Browser browser;
    private final String email;
    private final String password;
    private final @Nullable Supplier<String> code;

    public Person(Browser browser, String email, String password) {
        this(browser, email, password, null);
    }

    private Person(
            Browser browser, String email, String password, @Nullable Supplier<String> code) {
        this.browser = browser;
        this.email = email;
        this.password = password;
        this.code = code;
    }

    /**
     * The person in another browser, where nothing is known of it.
     *
     * @param other answers a code of the second factor; null: there is none
     */
    public Person elsewhere(@Nullable Supplier<String> other) {
        return new Person(browser.another(), email, password, other);
    }

    public Person withPassword(String other) {
        return new Person(browser, email, other, code);
    }

    public String email() {
        return email;
    }

    public Browser browser() {
        return browser;
    }

    public VisitResult open(URI uri) {
        return browser.open(uri);
    }

    public VisitResult logIn(Page page) {
        return logIn(page, password);
    }

    public VisitResult logIn(Page page, String typed) {
        var form = loginForm(page).orElseThrow(() -> new Mismatch("a login page", page));
        return browser.submit(page, form.with("email", email).with("password", typed));
    }

    /** Accepts an invitation, known by the password. */
    public VisitResult accept(Page page) {
        return accept(page, "");
    }

    /**
     * Accepts an invitation.
     *
     * @param name for the account of a new user; who has an account leaves it empty
     */
    public VisitResult accept(Page page, String name) {
        var form = loginForm(page).orElseThrow(() -> new Mismatch("an invitation", page));
        return browser.submit(page, form.with("password", password).with("name", name));
    }

    /**
     * Presses the button.
     *
     * @param offline whether the box for {@code offline_access} is ticked, where there is one
     */
    public VisitResult allow(Page page, boolean offline) {
        var form = consentForm(page).orElseThrow(() -> new Mismatch("a consent page", page));
        if (offline && page.offersToTick("offline_access")) {
            form = form.with("offline_access", "true");
        }
        return browser.submit(page, form.pressed("decision", "allow"));
    }

    public VisitResult deny(Page page) {
        var form = consentForm(page).orElseThrow(() -> new Mismatch("a consent page", page));
        return browser.submit(page, form.pressed("decision", "deny"));
    }

    /** From the client's request to where the browser is sent back to, through whatever comes. */
    public URI through(AuthRequest asked) {
        return through(asked, true);
    }

    /** The same; {@code offline} as in {@link #allow}. */
    public URI through(AuthRequest asked, boolean offline) {
        var visit = open(asked.uri());
        for (int i = 0; i < MOST_PAGES && visit instanceof VisitResult.Shown(var page); i++) {
            visit = identifies(page) ? identify(page) : allow(page, offline);
        }
        return visit.left();
    }

    /** A page that is for this person only, through whatever comes before. */
    public Page signedIn(URI uri) {
        var page = open(uri).page();
        for (int i = 0; i < MOST_PAGES && identifies(page); i++) {
            page = identify(page).page();
        }
        return page;
    }

    private boolean identifies(Page page) {
        return loginForm(page).isPresent() || code != null && page.asks("code");
    }

    private VisitResult identify(Page page) {
        return code != null && page.asks("code") ? enter(page, code.get()) : logIn(page);
    }

    /** Enters a code where a second factor is asked for. */
    public VisitResult enter(Page page, String typed) {
        return browser.submit(page, page.form("code").with("code", typed));
    }

    /** The tokens that a client gets when this person uses it. */
    public Tokens tokens(AuthRequest asked) {
        var code = asked.code(through(asked));
        return Tokens.of(asked.provider().token(asked.client(), asked.redemption(code)));
    }

    public static Optional<Form> loginForm(Page page) {
        return page.forms().stream().filter(form -> form.asks("password")).findFirst();
    }

    public static Optional<Form> consentForm(Page page) {
        return page.forms().stream()
                .filter(form -> form.offers("decision", "allow") && form.offers("decision", "deny"))
                .findFirst();
    }
}
