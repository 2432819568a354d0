package dev.steelyard.server.issuance;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.user.User;
import dev.steelyard.server.directory.Directory;
import dev.steelyard.server.keys.DeploymentSecret;
import java.util.Optional;

/**
 * Converts a user id into the {@code sub} that a client gets, public or pairwise, and back.
 * Thread-safe.
 */
public final class SubjectConverter {
    private final Directory directory;
    private final PairwiseSubjectCodec pairwise;

    public SubjectConverter(Directory directory, DeploymentSecret secret) {
        this.directory = directory;
        this.pairwise = new PairwiseSubjectCodec(secret);
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
     * The user that {@code client} means by {@code subject}, in the form that the client gets: a
     * client with pairwise subjects can't look up ids that it learned elsewhere.
     */
    public Optional<Id<User>> meant(Client client, String subject) {
        return client.settings().subjects().pairwise()
                ? opened(client, subject)
                : Id.parse(subject);
    }

    /** The user of a subject that this server signed for a client, in either form. */
    public Optional<Id<User>> signed(Client client, String subject) {
        return Id.<User>parse(subject).or(() -> opened(client, subject));
    }

    /** As {@link #signed(Client, String)}; looks the client up only where it is needed. */
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
