package dev.steelyard.guard.proxy;

import java.io.IOException;

/** nginx, {@code auth_request}. */
class NginxTest extends RealProxyTest {
    @Override
    ForwardedRequestForm form() {
        return ForwardedRequestForm.X_ORIGINAL;
    }

    @Override
    ProxyProcess start(int guard, int api) throws IOException {
        return ProxyProcess.nginx(guard, api);
    }
}
