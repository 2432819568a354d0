package dev.steelyard.http.source;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The header in which trusted proxies name a request's source address: {@code Forwarded} or {@code
 * X-Forwarded-For}. Only one counts, since a proxy that writes one forwards the other as its client
 * forged it.
 */
public enum ForwardingHeader {
    /** RFC 7239. */
    FORWARDED("forwarded") {
        @Override
        Optional<List<Optional<InetAddress>>> read(String value) {
            return ForwardedParser.read(value)
                    .map(nodes -> nodes.stream().map(AddressParser::node).toList());
        }
    },

    /** Comma-separated addresses; IPv6 often without brackets. */
    X_FORWARDED_FOR("x-forwarded-for") {
        @Override
        Optional<List<Optional<InetAddress>>> read(String value) {
            var hops = new ArrayList<Optional<InetAddress>>();
            for (var text : value.split(",", -1)) {
                var node = text.strip();
                hops.add(AddressParser.literal(node).or(() -> AddressParser.node(node)));
            }
            return Optional.of(hops);
        }
    };

    private final String header;

    ForwardingHeader(String header) {
        this.header = header;
    }

    public String header() {
        return header;
    }

    /** The hops that one header line names, farthest first; empty: the line can't be read. */
    abstract Optional<List<Optional<InetAddress>>> read(String value);

    /**
     * The hops that {@code values} name, nearest first, up to the first unreadable line: a distant
     * sender's malformed line must not hide the nearer ones.
     */
    List<Optional<InetAddress>> nearestFirst(List<String> values) {
        var hops = new ArrayList<Optional<InetAddress>>();
        for (var value : values.reversed()) {
            var read = read(value);
            if (read.isEmpty()) {
                return hops;
            }
            var line = new ArrayList<>(read.get());
            Collections.reverse(line);
            hops.addAll(line);
        }
        return hops;
    }
}
