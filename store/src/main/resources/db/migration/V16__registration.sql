-- The inviter columns as in invitations.
CREATE TABLE initial_access_tokens (
    id              ${text} NOT NULL PRIMARY KEY,
    hash            ${text} NOT NULL,
    inviter_client  ${text},
    inviter_user    ${text},
    inviter_at      ${text},
    application_id  ${text} NOT NULL REFERENCES applications (id),
    name            ${text} NOT NULL,
    grant_types     ${text} NOT NULL,
    methods         ${text} NOT NULL,
    require_pkce    BIGINT  NOT NULL,
    api_key         BIGINT  NOT NULL,
    credential_life BIGINT,
    registrations   BIGINT  NOT NULL,
    used            BIGINT  NOT NULL,
    expires         BIGINT  NOT NULL
);
CREATE INDEX initial_access_tokens_by_application ON initial_access_tokens (application_id, id);
CREATE INDEX initial_access_tokens_by_expiry ON initial_access_tokens (expires);

CREATE TABLE initial_access_token_roles (
    token_id ${text} NOT NULL REFERENCES initial_access_tokens (id) ON DELETE CASCADE,
    role_id  ${text} NOT NULL REFERENCES roles (id),
    PRIMARY KEY (token_id, role_id)
);
CREATE INDEX initial_access_token_roles_by_role ON initial_access_token_roles (role_id);

-- The token that a client registered by may be gone.
CREATE TABLE registrations (
    client_id   ${text} NOT NULL PRIMARY KEY REFERENCES clients (id),
    token_id    ${text} NOT NULL,
    grant_types ${text} NOT NULL,
    methods     ${text} NOT NULL,
    hash        ${text} NOT NULL,
    before_hash ${text},
    created     BIGINT  NOT NULL
);
