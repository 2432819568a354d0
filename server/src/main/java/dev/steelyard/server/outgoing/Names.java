package dev.steelyard.server.outgoing;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Where names become addresses; asked once a request, so what it answers is what is called. */
@FunctionalInterface
interface Names {
    Names DNS = host -> List.of(InetAddress.getAllByName(host));

    /**
     * @param host a name, or an address as in a URL
     * @return at least one
     */
    List<InetAddress> addresses(String host) throws UnknownHostException;
}
