package dev.steelyard.server.issuance;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.user.User;
import dev.steelyard.server.directory.Directory;
import dev.steelyard.server.keys.KeptSecret;
import java.util.Optional;

/** What users are called before clients, and who is meant by it. Thread-safe. */
public final class Subjects {
    private final Directory directory;
    private final Pairwise pairwise;

    public Subjects(Directory directory, KeptSecret secret) {
        this.directory = directory;
        this.pairwise = new Pairwise(secret);
    }

    /**
     * The {@code sub} of {@code user} for {@code client}.
     *
     * @throws IllegalStateException for a pairwise client without a sector, which can't be made
     */
    public String of(Client client, Id<User> user) {
        return client.settings().subjects().pairwise()
                ? pairwise.of(
                        client.sector()
                                .orElseThrow(
                                        () ->
                                                new IllegalStateException(
                                                        "client "
                                                                + client.id()
                                                                + " has no sector")),
                        user)
                : user.hex();
    }

    /**
     * Who {@code client} means by {@code subject}, in the form in which it is told them: one that
     * knows pairwise subjects learns nothing of ids that it came by.
     */
    public Optional<Id<User>> meant(Client client, String subject) {
        return client.settings().subjects().pairwise()
                ? opened(client, subject)
                : Id.parse(subject);
    }

    /** Who was meant by a subject that this server signed for a client, in whichever form. */
    public Optional<Id<User>> signed(Client client, String subject) {
        return Id.<User>parse(subject).or(() -> opened(client, subject));
    }

    /** The same of a client that is looked up where that is needed. */
    public Optional<Id<User>> signed(Id<Client> client, String subject) {
        return Id.<User>parse(subject)
                .or(
                        () ->
                                directory
                                        .client(client)
                                        .flatMap(known -> opened(known.client(), subject)));
    }

    private Optional<Id<User>> opened(Client client, String subject) {
        return client.sector().flatMap(sector -> pairwise.user(sector, subject));
    }
}
