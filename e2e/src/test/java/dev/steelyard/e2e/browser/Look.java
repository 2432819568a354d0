package dev.steelyard.e2e.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import java.util.Locale;

/** How a person looks at the pages. */
enum Look {
    PHONE_LIGHT(390, 844, ColorScheme.LIGHT, "en-GB", true),
    PHONE_DARK(390, 844, ColorScheme.DARK, "de-DE", true),
    DESK_LIGHT(1280, 800, ColorScheme.LIGHT, "de-DE", true),
    DESK_DARK(1280, 800, ColorScheme.DARK, "en-GB", true),
    DESK_WITHOUT_SCRIPT(1280, 800, ColorScheme.LIGHT, "en-GB", false);

    private final int width;
    private final int height;
    private final ColorScheme scheme;
    private final String locale;
    private final boolean script;

    Look(int width, int height, ColorScheme scheme, String locale, boolean script) {
        this.width = width;
        this.height = height;
        this.scheme = scheme;
        this.locale = locale;
        this.script = script;
    }

    /** Whether pages can be examined from within. */
    boolean script() {
        return script;
    }

    Browser.NewContextOptions context() {
        return new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setLocale(locale)
                .setJavaScriptEnabled(script)
                .setDeviceScaleFactor(width < 500 ? 2 : 1);
    }

    String file(String page) {
        return name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + page + ".png";
    }
}
