package dev.steelyard.server.browser;

import dev.steelyard.domain.id.IdGenerator;
import dev.steelyard.domain.secret.SecretGenerator;
import dev.steelyard.domain.store.Store;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.route.Route;
import dev.steelyard.pages.Pages;
import dev.steelyard.pages.frame.Asset;
import dev.steelyard.pages.frame.Assets;
import dev.steelyard.pages.frame.Branding;
import dev.steelyard.server.keys.MasterKey;
import dev.steelyard.server.settings.ServerSettings;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;

/**
 * Services that all HTML pages share, such as cookies, login sessions and protection against
 * cross-site request forgery.
 */
public record BrowserServices(
        Assets assets,
        HtmlPageWriter screens,
        BrowserCookies cookies,
        LoginSessions sessions,
        FormGuard guard,
        BrowserRecognizer recognizer,
        BrowserTrust trust) {

    private static final String LANGUAGE = "/language";

    public static BrowserServices of(
            ServerSettings settings,
            Store store,
            IdGenerator ids,
            SecretGenerator secrets,
            InstantSource clock,
            MasterKey master) {
        var branding =
                new Branding(settings.platform(), settings.platform(), Branding.STEELYARD.accent());
        var assets = Assets.of(branding, settings.path() + "/assets");
        var cookies = new BrowserCookies(settings.issuer());
        return new BrowserServices(
                assets,
                new HtmlPageWriter(
                        new Pages(), branding, assets, cookies, settings.path() + LANGUAGE),
                cookies,
                new LoginSessions(store, cookies, ids, secrets, settings.lifetimes(), clock),
                new FormGuard(
                        cookies, master.seal("form tokens"), new SecureRandom(), settings.origin()),
                new BrowserRecognizer(cookies, master.seal("devices"), new SecureRandom(), clock),
                new BrowserTrust(
                        cookies, ids, secrets, settings.secondFactors().trustedBrowser(), clock));
    }

    /**
     * The choice of a language, and the files that pages ask for; a name holds the hash of its
     * content, so browsers keep it for ever.
     */
    public List<Route> routes(ServerSettings settings) {
        return Stream.concat(
                        assets.all().stream().map(BrowserServices::route),
                        Stream.of(
                                Route.post(
                                        settings.path() + LANGUAGE,
                                        screens.around(
                                                new LanguageEndpoint(
                                                        screens, settings.path() + "/")))))
                .toList();
    }

    private static Route route(Asset asset) {
        var headers = new HashMap<>(asset.headers());
        headers.remove("Content-Type");
        var reply = Reply.of(200, asset.contentType(), asset.bytes()).with(headers);
        return Route.get(asset.path(), _ -> reply);
    }
}
