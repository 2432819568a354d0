package dev.steelyard.testkit.domain;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.GrantType;
import dev.steelyard.domain.client.metadata.ClientSettings;
import dev.steelyard.domain.client.metadata.ClientType;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.reseller.Authority;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds clients: a test says what matters to it. */
public final class ClientBuilder {
    private Id<Client> id;
    private @Nullable Id<Application> application;
    private @Nullable Authority authority;
    private Set<ManagementPermission> management = Set.of();
    private String name = "Client";
    private ClientType type = ClientType.CONFIDENTIAL;
    private Set<GrantType> grantTypes = Set.of(GrantType.CLIENT_CREDENTIALS);
    private Set<String> redirectUris = Set.of();
    private Set<String> postLogoutRedirectUris = Set.of();
    private Set<String> origins = Set.of();
    private Set<Id<Role>> roles = Set.of();
    private ClientSettings settings = ClientSettings.SAFE;
    private boolean suspended;
    private long version = 1;

    private ClientBuilder(Id<Client> id) {
        this.id = id;
    }

    /** A confidential client for client credentials, of no application and without rights. */
    public static ClientBuilder of(Id<Client> id) {
        return new ClientBuilder(id);
    }

    /** A client equal to {@code other}. */
    public static ClientBuilder like(Client other) {
        return of(other.id())
                .application(other.application())
                .authority(other.authority())
                .management(other.management())
                .name(other.name())
                .type(other.type())
                .grantTypes(other.grantTypes())
                .redirectUris(other.redirectUris())
                .postLogoutRedirectUris(other.postLogoutRedirectUris())
                .origins(other.origins())
                .roles(other.roles())
                .settings(other.settings())
                .suspended(other.suspended())
                .version(other.version());
    }

    public ClientBuilder id(Id<Client> value) {
        id = value;
        return this;
    }

    public ClientBuilder application(@Nullable Id<Application> value) {
        application = value;
        return this;
    }

    public ClientBuilder authority(@Nullable Authority value) {
        authority = value;
        return this;
    }

    public ClientBuilder management(Set<ManagementPermission> value) {
        management = value;
        return this;
    }

    public ClientBuilder name(String value) {
        name = value;
        return this;
    }

    public ClientBuilder type(ClientType value) {
        type = value;
        return this;
    }

    public ClientBuilder grantTypes(Set<GrantType> value) {
        grantTypes = value;
        return this;
    }

    public ClientBuilder redirectUris(Set<String> value) {
        redirectUris = value;
        return this;
    }

    public ClientBuilder postLogoutRedirectUris(Set<String> value) {
        postLogoutRedirectUris = value;
        return this;
    }

    public ClientBuilder origins(Set<String> value) {
        origins = value;
        return this;
    }

    public ClientBuilder roles(Set<Id<Role>> value) {
        roles = value;
        return this;
    }

    public ClientBuilder settings(ClientSettings value) {
        settings = value;
        return this;
    }

    public ClientBuilder suspended(boolean value) {
        suspended = value;
        return this;
    }

    public ClientBuilder version(long value) {
        version = value;
        return this;
    }

    public Client build() {
        return new Client(
                id,
                application,
                authority,
                management,
                name,
                type,
                grantTypes,
                redirectUris,
                postLogoutRedirectUris,
                origins,
                roles,
                settings,
                suspended,
                version);
    }
}
