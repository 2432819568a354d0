package dev.steelyard.program.demo;

import dev.steelyard.server.settings.ServerSettings;

/** The URLs of the demo's issuer, management API and example API. */
record DemoAddresses(String issuer, String management, String api) {
    static DemoAddresses of(ServerSettings settings, String api) {
        return new DemoAddresses(settings.issuer().toString(), settings.management(), api);
    }

    /** An address where nothing listens: the code is read from the browser's address bar. */
    String redirectUri() {
        return "http://127.0.0.1:8090/callback";
    }

    String browserOrigin() {
        return "http://localhost:8082";
    }
}
