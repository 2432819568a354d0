package dev.steelyard.guard.servlet;

import dev.steelyard.guard.certificate.CertificateReader;
import dev.steelyard.guard.web.WebRequest;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gives the guard the request as the servlet container received it, without changes by wrappers of
 * earlier filters. Filters before the guard may have wrapped it, with a method from the body, or a
 * path or peer from headers that any client can send; wrappers are ignored.
 */
public final class ServletWebRequest implements WebRequest {
    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

    private final HttpServletRequest request;

    private ServletWebRequest(HttpServletRequest request) {
        this.request = request;
    }

    /**
     * Unwraps {@code request}, which may be a wrapper.
     *
     * @throws IllegalArgumentException it isn't HTTP
     */
    public static ServletWebRequest of(ServletRequest request) {
        ServletRequest inner = request;
        while (inner instanceof ServletRequestWrapper wrapper) inner = wrapper.getRequest();
        if (inner instanceof HttpServletRequest http) return new ServletWebRequest(http);
        throw new IllegalArgumentException("the guard is for HTTP");
    }

    @Override
    public String method() {
        return request.getMethod();
    }

    @Override
    public String path() {
        // "The web container does not decode this String": it includes parameters of segments.
        return request.getRequestURI();
    }

    @Override
    public @Nullable String query() {
        return request.getQueryString();
    }

    @Override
    public List<String> header(String name) {
        return Collections.list(request.getHeaders(name));
    }

    @Override
    public InetAddress address() {
        return CertificateReader.address(request.getRemoteAddr());
    }

    @Override
    public Optional<Certificate[]> ofConnection() {
        return request.getAttribute(CERTIFICATES) instanceof Certificate[] shown
                ? Optional.of(shown)
                : Optional.empty();
    }
}
