package dev.steelyard.e2e.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;

/** Chromium's virtual authenticator: a device with a fingerprint reader, in one page. */
final class Authenticator {
    private final CDPSession session;
    private String id;

    Authenticator(Page page) {
        session = page.context().newCDPSession(page);
        session.send("WebAuthn.enable", new JsonObject());
        id = add();
    }

    private String add() {
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        var parameters = new JsonObject();
        parameters.add("options", options);
        return session.send("WebAuthn.addVirtualAuthenticator", parameters)
                .get("authenticatorId")
                .getAsString();
    }

    /** Whether the user touches it at once, or never. */
    void touched(boolean touched) {
        var parameters = named();
        parameters.addProperty("enabled", touched);
        session.send("WebAuthn.setAutomaticPresenceSimulation", parameters);
    }

    /** Replaces the device by a copy that was made when its counter was 0. */
    void replaceByEarlierCopy() {
        var credential =
                session.send("WebAuthn.getCredentials", named())
                        .getAsJsonArray("credentials")
                        .get(0)
                        .getAsJsonObject();
        session.send("WebAuthn.removeVirtualAuthenticator", named());
        id = add();
        credential.addProperty("signCount", 0);
        var parameters = named();
        parameters.add("credential", credential);
        session.send("WebAuthn.addCredential", parameters);
    }

    private JsonObject named() {
        var parameters = new JsonObject();
        parameters.addProperty("authenticatorId", id);
        return parameters;
    }
}
