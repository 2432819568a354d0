package dev.steelyard.program.demo;

/** Where the demonstration's parts are. */
record DemoAddresses(String issuer, String management, String api) {
    /** Where nothing listens: the code is read from the browser's address bar. */
    String redirectUri() {
        return "http://127.0.0.1:8090/callback";
    }

    String browserOrigin() {
        return "http://localhost:8082";
    }
}
