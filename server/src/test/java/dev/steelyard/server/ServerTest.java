package dev.steelyard.server;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** A server for all tests of a class. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class ServerTest {
    RunningServer server;
    Platform platform;

    @BeforeAll
    void start() {
        server = new RunningServer(RunningServer.ISSUER);
        platform = server.platform;
    }

    @AfterAll
    void stop() {
        server.close();
    }

    /** A browser in which Ada is logged in and has let {@code flow} through. */
    Browser ada(Flow flow) {
        var browser = server.browser();
        var login = browser.open(flow.path());
        var next = browser.submit(login, Flow.ADA);
        if (next.status() == 200) {
            browser.submit(next, Flow.ALLOW);
        }
        return browser;
    }
}
