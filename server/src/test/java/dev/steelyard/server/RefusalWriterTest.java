package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.principal.PrincipalRef;
import dev.steelyard.domain.refusal.RefusalFilter;
import dev.steelyard.domain.refusal.RefusalFilter.Sight;
import dev.steelyard.domain.refusal.StoredRefusal;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.http.source.Source;
import dev.steelyard.server.refusal.RefusalWriter;
import dev.steelyard.server.refusal.RefusedRequest;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RefusalWriterTest {
    private static final RefusedRequest WHAT =
            new RefusedRequest(null, "invalid_grant", "POST", "/token", null, "It has ended.");

    private RunningServer server;
    private RefusalWriter writer;

    @BeforeEach
    void start() {
        server = new RunningServer(RunningServer.ISSUER);
        writer = new RefusalWriter(server.store, server.core.ids(), server.clock);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void floodOfOnePrincipal_takesTheNewestOfIt_andNoPlaceOfOthers() {
        var loud = server.platform.machine;
        var quiet = server.platform.client;
        refused(quiet, "quiet000");
        int more = 7;
        for (int i = 0; i < RefusalWriter.OF_PRINCIPAL + more; i++) {
            refused(loud, "loud%04d".formatted(i));
        }
        writer.refusedUnproved(loud.id());
        writer.refusedUnidentified();

        writer.flush();

        assertThat(of(quiet)).containsExactly("quiet000");
        assertThat(of(loud))
                .hasSize(RefusalWriter.OF_PRINCIPAL)
                .startsWith("loud%04d".formatted(RefusalWriter.OF_PRINCIPAL + more - 1))
                .doesNotContain("loud%04d".formatted(more - 1));
        assertThat(notKept(new Sight.OfClient(loud.id()))).isEqualTo(more + 1);
        assertThat(notKept(new Sight.All())).isEqualTo(more + 2);
    }

    @Test
    void unproved_oneOfAClientInABatch_theRestIsCounted() {
        var client = server.platform.client;
        refused(client, "proved00");
        for (int i = 0; i < 5; i++) {
            writer.unproved(client.id(), source(i), "unproved%d".formatted(i), WHAT);
        }

        writer.flush();

        assertThat(of(client)).containsExactlyInAnyOrder("proved00", "unproved0");
        assertThat(notKept(new Sight.OfClient(client.id()))).isEqualTo(4);
    }

    @Test
    void unproved_oneFromASourceInABatch_placesOfOthersStayFree() {
        var first = server.platform.client;
        var second = server.platform.machine;
        writer.unproved(first.id(), source(1), "flood000", WHAT);
        writer.unproved(second.id(), source(1), "flood001", WHAT);
        writer.unproved(second.id(), source(2), "genuine0", WHAT);

        writer.flush();

        assertThat(of(first)).containsExactly("flood000");
        assertThat(of(second)).containsExactly("genuine0");
    }

    private static Source source(int i) {
        return Source.of(InetAddress.ofLiteral("192.0.2." + i));
    }

    @Test
    void tooManyPrincipals_areCounted_andThoseThatCameFirstAreKept() {
        refused(server.platform.client, "first000");
        for (int i = 0; i < RefusalWriter.PRINCIPALS + 5; i++) {
            writer.refused(
                    new PrincipalRef(server.platform.machine.id(), server.core.ids().next()),
                    "other%05d".formatted(i),
                    WHAT);
        }

        writer.flush();

        assertThat(of(server.platform.client)).containsExactly("first000");
        assertThat(notKept(new Sight.All())).isEqualTo(6);
    }

    private void refused(Client client, String reference) {
        writer.refused(new PrincipalRef(client.id(), null), reference, WHAT);
    }

    private List<String> of(Client client) {
        var filter = RefusalFilter.of(new Sight.OfClient(client.id()));
        return server
                .store
                .read(tx -> tx.refusals().list(filter, new PageRequest(null, 200)))
                .stream()
                .map(StoredRefusal::reference)
                .toList();
    }

    private long notKept(Sight sight) {
        return server.store.read(tx -> tx.refusals().notKept(RefusalFilter.of(sight)));
    }
}
