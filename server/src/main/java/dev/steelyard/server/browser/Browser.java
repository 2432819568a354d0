package dev.steelyard.server.browser;

import dev.steelyard.pages.Pages;
import dev.steelyard.pages.frame.Assets;
import dev.steelyard.pages.frame.Branding;
import dev.steelyard.server.ground.Ground;
import dev.steelyard.server.keys.MasterKey;
import java.security.SecureRandom;

/** What every page needs to meet a browser. */
public record Browser(
        Assets assets,
        Screens screens,
        BrowserCookies cookies,
        LoginSessions sessions,
        FormGuard guard,
        Devices devices) {

    public static Browser of(Ground ground, MasterKey master) {
        var settings = ground.settings();
        var branding =
                new Branding(settings.platform(), settings.platform(), Branding.STEELYARD.accent());
        var assets = Assets.of(branding, ground.path("/assets"));
        var cookies = new BrowserCookies(settings.issuer());
        return new Browser(
                assets,
                new Screens(new Pages(), branding, assets),
                cookies,
                new LoginSessions(
                        ground.store(),
                        cookies,
                        ground.ids(),
                        ground.secrets(),
                        settings.lifetimes(),
                        ground.clock()),
                new FormGuard(
                        cookies,
                        new Seal(master.derive("form tokens")),
                        new SecureRandom(),
                        settings.origin()),
                new Devices(
                        cookies,
                        new Seal(master.derive("devices")),
                        new SecureRandom(),
                        ground.clock()));
    }
}
