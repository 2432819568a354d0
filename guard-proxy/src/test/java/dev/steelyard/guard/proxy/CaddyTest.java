package dev.steelyard.guard.proxy;

import java.io.IOException;

/** Caddy, {@code forward_auth}. */
class CaddyTest extends RealProxyTest {
    @Override
    ForwardedRequestForm form() {
        return ForwardedRequestForm.X_FORWARDED;
    }

    @Override
    ProxyProcess start(int guard, int api) throws IOException {
        return ProxyProcess.caddy(guard, api);
    }
}
