package dev.steelyard.pages.frame;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The static files of the HTML pages: the stylesheet, the icon and the scripts. Immutable.
 *
 * @param stylesheet the only stylesheet, with the operator's accent
 * @param icon the mark, as icon of the browser's tab
 * @param submit the script that submits the form of its page
 * @param passkey the script that asks the browser for a passkey
 * @param password the script that says how a new password does while it is typed
 */
public record Assets(Asset stylesheet, Asset icon, Asset submit, Asset passkey, Asset password) {

    /**
     * The files for one branding.
     *
     * @param mount the path under which the server serves them, such as {@code /assets}
     */
    public static Assets of(Branding branding, String mount) {
        Accent accent = branding.accent();
        String css = read("steelyard.css") + accent(accent);
        String svg = read("icon.svg").replace("{accent}", accent.onLight().toString());
        return new Assets(
                Asset.of(mount, "steelyard", "css", "text/css; charset=utf-8", css),
                Asset.of(mount, "icon", "svg", "image/svg+xml", svg),
                script(mount, "submit"),
                script(mount, "passkey"),
                script(mount, "password"));
    }

    private static Asset script(String mount, String name) {
        return Asset.of(mount, name, "js", "text/javascript; charset=utf-8", read(name + ".js"));
    }

    public List<Asset> all() {
        return List.of(stylesheet, icon, submit, passkey, password);
    }

    // The policy forbids styles in pages, so a colour that is known only when the server starts
    // becomes a part of the stylesheet, and so of its hash.
    private static String accent(Accent accent) {
        return """

                :root { --accent: %s; }
                @media (prefers-color-scheme: dark) { :root { --accent: %s; } }
                """
                .formatted(accent.onLight(), accent.onDark());
    }

    private static String read(String file) {
        try (InputStream in = Assets.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("Missing in this build: " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
