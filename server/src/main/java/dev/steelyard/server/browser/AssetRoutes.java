package dev.steelyard.server.browser;

import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.route.Route;
import dev.steelyard.pages.frame.Asset;
import dev.steelyard.pages.frame.Assets;
import java.util.HashMap;
import java.util.List;

/** The files that pages ask for; a name holds the hash of its content, so it is kept for ever. */
public final class AssetRoutes {
    private AssetRoutes() {}

    public static List<Route> of(Assets assets) {
        return assets.all().stream().map(AssetRoutes::route).toList();
    }

    private static Route route(Asset asset) {
        var headers = new HashMap<>(asset.headers());
        headers.remove("Content-Type");
        var reply = Reply.of(200, asset.contentType(), asset.bytes()).with(headers);
        return Route.get(asset.path(), _ -> reply);
    }
}
