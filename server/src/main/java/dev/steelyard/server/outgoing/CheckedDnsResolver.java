package dev.steelyard.server.outgoing;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves the host name of an outgoing request, and refuses a name with an address that is not
 * permitted. The HTTP client connects to one of the addresses that it gets here and asks no other
 * resolver, so the checked address is the one that is called. It asks for hosts that are addresses
 * too. Thread-safe.
 */
record CheckedDnsResolver(DnsResolver names, AddressPolicy reach) implements DnsResolver {
    /** The name has an address that may not be called. */
    static final class NotPublic extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        NotPublic() {
            super("its address is not public");
        }
    }

    /**
     * @throws NotPublic one of them may not be called: a name with one internal address is not
     *     public
     */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var addresses = names.resolve(host);
        if (!Stream.of(addresses).allMatch(reach::permits)) {
            throw new NotPublic();
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
