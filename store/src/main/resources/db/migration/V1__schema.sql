-- One timeline for both databases. ${text} is TEXT that sorts by its bytes; times are epoch
-- milliseconds, flags are 0 or 1. Sets that are never searched are words separated by spaces.

CREATE TABLE resellers (
    id       ${text} NOT NULL PRIMARY KEY,
    name     ${text} NOT NULL,
    standing ${text} NOT NULL,
    version  BIGINT  NOT NULL
);

CREATE TABLE applications (
    id          ${text} NOT NULL PRIMARY KEY,
    reseller_id ${text} NOT NULL REFERENCES resellers (id),
    name        ${text} NOT NULL,
    company     ${text} NOT NULL,
    expiry      BIGINT,
    suspended   BIGINT  NOT NULL,
    version     BIGINT  NOT NULL
);
CREATE INDEX applications_of_reseller ON applications (reseller_id, id);

CREATE TABLE resource_servers (
    id         ${text} NOT NULL PRIMARY KEY,
    identifier ${text} NOT NULL UNIQUE,
    name       ${text} NOT NULL,
    standard   BIGINT  NOT NULL,
    built_in   BIGINT  NOT NULL,
    version    BIGINT  NOT NULL
);

-- Two rows for one method and path would leave open which permission is needed.
CREATE TABLE operations (
    resource_server_id ${text} NOT NULL REFERENCES resource_servers (id),
    position           BIGINT  NOT NULL,
    method             ${text} NOT NULL,
    path               ${text} NOT NULL,
    permission         ${text},
    PRIMARY KEY (resource_server_id, position),
    UNIQUE (resource_server_id, method, path)
);

CREATE TABLE permissions (
    name               ${text} NOT NULL PRIMARY KEY,
    resource_server_id ${text} NOT NULL REFERENCES resource_servers (id),
    label              ${text} NOT NULL,
    holders            ${text} NOT NULL,
    surface            ${text} NOT NULL,
    special            BIGINT  NOT NULL,
    version            BIGINT  NOT NULL
);

CREATE TABLE role_templates (
    name        ${text} NOT NULL PRIMARY KEY,
    description ${text} NOT NULL,
    permissions ${text} NOT NULL,
    version     BIGINT  NOT NULL
);

CREATE TABLE roles (
    id             ${text} NOT NULL PRIMARY KEY,
    application_id ${text} NOT NULL REFERENCES applications (id),
    name           ${text} NOT NULL,
    description    ${text} NOT NULL,
    permissions    ${text} NOT NULL,
    version        BIGINT  NOT NULL,
    UNIQUE (application_id, name)
);
CREATE INDEX roles_of_application ON roles (application_id, id);

-- The holder is a reseller or an application.
CREATE TABLE ceilings (
    holder_id   ${text} NOT NULL PRIMARY KEY,
    permissions ${text} NOT NULL
);

CREATE TABLE users (
    id               ${text} NOT NULL PRIMARY KEY,
    email            ${text} NOT NULL,
    email_normalised ${text} NOT NULL UNIQUE,
    name             ${text} NOT NULL,
    name_normalised  ${text} NOT NULL,
    email_verified   BIGINT  NOT NULL,
    disabled         BIGINT  NOT NULL,
    version          BIGINT  NOT NULL
);
CREATE INDEX users_by_name ON users (name_normalised);

CREATE TABLE passwords (
    user_id ${text} NOT NULL PRIMARY KEY REFERENCES users (id),
    phc     ${text} NOT NULL
);

-- What a person says of itself, which nobody else sees: apart from users on purpose.
CREATE TABLE profiles (
    user_id ${text} NOT NULL PRIMARY KEY REFERENCES users (id),
    updated BIGINT  NOT NULL
);

CREATE TABLE profile_lines (
    user_id ${text} NOT NULL REFERENCES profiles (user_id),
    field   ${text} NOT NULL,
    value   ${text} NOT NULL,
    PRIMARY KEY (user_id, field)
);

CREATE TABLE memberships (
    user_id        ${text} NOT NULL REFERENCES users (id),
    application_id ${text} NOT NULL REFERENCES applications (id),
    version        BIGINT  NOT NULL,
    PRIMARY KEY (user_id, application_id)
);
CREATE INDEX memberships_of_application ON memberships (application_id, user_id);

CREATE TABLE membership_roles (
    user_id        ${text} NOT NULL,
    application_id ${text} NOT NULL,
    role_id        ${text} NOT NULL REFERENCES roles (id),
    PRIMARY KEY (user_id, application_id, role_id),
    FOREIGN KEY (user_id, application_id) REFERENCES memberships (user_id, application_id)
);
CREATE INDEX membership_roles_by_role ON membership_roles (role_id);

CREATE TABLE staff (
    user_id     ${text} NOT NULL PRIMARY KEY REFERENCES users (id),
    authority   ${text} NOT NULL,
    permissions ${text} NOT NULL,
    version     BIGINT  NOT NULL
);
CREATE INDEX staff_of_authority ON staff (authority, user_id);

-- reseller_id is that of the application; idle_since is the hour of the last token, or when it was
-- made. Both are here so that a reseller's idle clients are found among a million.
CREATE TABLE clients (
    id                        ${text} NOT NULL PRIMARY KEY,
    application_id            ${text} REFERENCES applications (id),
    reseller_id               ${text},
    authority                 ${text},
    management                ${text} NOT NULL,
    name                      ${text} NOT NULL,
    type                      ${text} NOT NULL,
    grant_types               ${text} NOT NULL,
    redirect_uris             ${text} NOT NULL,
    post_logout_redirect_uris ${text} NOT NULL,
    origins                   ${text} NOT NULL,
    require_pkce              BIGINT  NOT NULL,
    skip_consent              BIGINT  NOT NULL,
    rotate_refresh_tokens     BIGINT  NOT NULL,
    id_token_on_refresh       BIGINT  NOT NULL,
    id_token_algorithm        ${text} NOT NULL,
    backchannel_logout_uri    ${text},
    backchannel_logout_session_required  BIGINT NOT NULL,
    frontchannel_logout_uri   ${text},
    frontchannel_logout_session_required BIGINT NOT NULL,
    suspended                 BIGINT  NOT NULL,
    idle_since                BIGINT  NOT NULL,
    version                   BIGINT  NOT NULL
);
CREATE INDEX clients_of_application ON clients (application_id, id);
CREATE INDEX clients_idle ON clients (idle_since, id) WHERE suspended = 0;
CREATE INDEX clients_of_reseller_idle ON clients (reseller_id, idle_since, id) WHERE suspended = 0;

CREATE TABLE client_roles (
    client_id ${text} NOT NULL REFERENCES clients (id),
    role_id   ${text} NOT NULL REFERENCES roles (id),
    PRIMARY KEY (client_id, role_id)
);
CREATE INDEX client_roles_by_role ON client_roles (role_id);

-- The holder is a client or a resource server; reseller_id and idle_since as in clients.
CREATE TABLE credentials (
    id          ${text} NOT NULL PRIMARY KEY,
    holder_id   ${text} NOT NULL,
    reseller_id ${text},
    kind        ${text} NOT NULL,
    hash        ${text} NOT NULL,
    created     BIGINT  NOT NULL,
    expires     BIGINT,
    idle_since  BIGINT  NOT NULL
);
CREATE INDEX credentials_of_holder ON credentials (holder_id, id);
CREATE INDEX credentials_by_expiry ON credentials (expires, id);
CREATE INDEX credentials_idle ON credentials (idle_since, id);
CREATE INDEX credentials_of_reseller_by_expiry ON credentials (reseller_id, expires, id);
CREATE INDEX credentials_of_reseller_idle ON credentials (reseller_id, idle_since, id);

CREATE TABLE sessions (
    id        ${text} NOT NULL PRIMARY KEY,
    user_id   ${text} NOT NULL REFERENCES users (id),
    hash      ${text} NOT NULL,
    created   BIGINT  NOT NULL,
    last_seen BIGINT  NOT NULL,
    auth_time BIGINT  NOT NULL,
    ended     BIGINT
);
CREATE INDEX sessions_of_user ON sessions (user_id, id);
CREATE INDEX sessions_by_end ON sessions (ended);
CREATE INDEX sessions_by_use ON sessions (last_seen);

-- Clients that want to hear of a logout. sid: as they know it; a later login may have replaced that.
CREATE TABLE session_clients (
    session_id ${text} NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    client_id  ${text} NOT NULL REFERENCES clients (id),
    sid        ${text} NOT NULL,
    PRIMARY KEY (session_id, client_id, sid)
);

-- No foreign key to the session: it may be gone before its last client was told.
CREATE TABLE logout_deliveries (
    client_id ${text} NOT NULL REFERENCES clients (id),
    sid       ${text} NOT NULL,
    user_id   ${text} NOT NULL REFERENCES users (id),
    attempts  BIGINT  NOT NULL,
    due       BIGINT  NOT NULL,
    PRIMARY KEY (client_id, sid)
);
CREATE INDEX logout_deliveries_by_time ON logout_deliveries (due, client_id);

CREATE TABLE consents (
    user_id    ${text} NOT NULL REFERENCES users (id),
    client_id  ${text} NOT NULL REFERENCES clients (id),
    everything ${text} NOT NULL,
    scopes     ${text} NOT NULL,
    claims     ${text} NOT NULL,
    offline    ${text} NOT NULL,
    given      BIGINT  NOT NULL,
    PRIMARY KEY (user_id, client_id)
);
CREATE INDEX consents_of_client ON consents (client_id, user_id);

-- A code names its family before that begins, and may outlive its session.
CREATE TABLE codes (
    id              ${text} NOT NULL PRIMARY KEY,
    hash            ${text} NOT NULL,
    client_id       ${text} NOT NULL REFERENCES clients (id),
    user_id         ${text} NOT NULL REFERENCES users (id),
    session_id      ${text} NOT NULL,
    family_id       ${text} NOT NULL,
    redirect_uri    ${text} NOT NULL,
    scope           ${text} NOT NULL,
    resource        ${text} NOT NULL,
    userinfo_claims ${text} NOT NULL,
    id_token_claims ${text} NOT NULL,
    nonce           ${text},
    code_challenge  ${text},
    auth_time       BIGINT  NOT NULL,
    expires         BIGINT  NOT NULL,
    used            BIGINT
);
CREATE INDEX codes_by_expiry ON codes (expires);
CREATE INDEX codes_of_family ON codes (family_id);
CREATE INDEX codes_of_user ON codes (user_id, client_id);

-- retries counts how often previous_id was presented again since current_id was last presented.
CREATE TABLE refresh_families (
    id              ${text} NOT NULL PRIMARY KEY,
    client_id       ${text} NOT NULL REFERENCES clients (id),
    user_id         ${text} NOT NULL REFERENCES users (id),
    session_id      ${text} REFERENCES sessions (id) ON DELETE SET NULL,
    scope           ${text} NOT NULL,
    resource        ${text} NOT NULL,
    userinfo_claims ${text} NOT NULL,
    id_token_claims ${text} NOT NULL,
    auth_time       BIGINT  NOT NULL,
    created         BIGINT  NOT NULL,
    last_used       BIGINT  NOT NULL,
    ended           BIGINT,
    current_id      ${text} NOT NULL,
    previous_id     ${text},
    retries         BIGINT  NOT NULL
);
CREATE INDEX refresh_families_of_user ON refresh_families (user_id, client_id);
CREATE INDEX refresh_families_of_session ON refresh_families (session_id);
CREATE INDEX refresh_families_by_end ON refresh_families (ended);
CREATE INDEX refresh_families_by_use ON refresh_families (last_used);

CREATE TABLE refresh_tokens (
    id        ${text} NOT NULL PRIMARY KEY,
    family_id ${text} NOT NULL REFERENCES refresh_families (id),
    hash      ${text} NOT NULL
);
CREATE INDEX refresh_tokens_of_family ON refresh_tokens (family_id);

CREATE TABLE revocations (
    kind      ${text} NOT NULL,
    value     ${text} NOT NULL,
    client_id ${text},
    user_id   ${text},
    until     BIGINT  NOT NULL,
    PRIMARY KEY (kind, value)
);
CREATE INDEX revocations_of_client ON revocations (client_id, user_id);
CREATE INDEX revocations_of_user ON revocations (user_id);
CREATE INDEX revocations_by_end ON revocations (until);

-- All inviter columns are null where the program itself invites.
CREATE TABLE invitations (
    id             ${text} NOT NULL PRIMARY KEY,
    hash           ${text} NOT NULL,
    inviter_client ${text},
    inviter_user   ${text},
    inviter_at     ${text},
    email          ${text},
    application_id ${text} REFERENCES applications (id),
    authority      ${text},
    permissions    ${text} NOT NULL,
    expires        BIGINT  NOT NULL,
    attempts       BIGINT  NOT NULL,
    used           BIGINT
);
CREATE INDEX invitations_by_application ON invitations (application_id, id);
CREATE INDEX invitations_by_authority ON invitations (authority, id);
CREATE INDEX invitations_by_expiry ON invitations (expires);

CREATE TABLE invitation_roles (
    invitation_id ${text} NOT NULL REFERENCES invitations (id) ON DELETE CASCADE,
    role_id       ${text} NOT NULL REFERENCES roles (id),
    PRIMARY KEY (invitation_id, role_id)
);
CREATE INDEX invitation_roles_by_role ON invitation_roles (role_id);

-- An application has one at most. Not known whether there is the reseller that it is offered to:
-- whoever offers isn't told. The inviter columns as in invitations.
CREATE TABLE transfers (
    application_id ${text} NOT NULL PRIMARY KEY REFERENCES applications (id),
    id             ${text} NOT NULL UNIQUE,
    hash           ${text} NOT NULL,
    to_reseller_id ${text} NOT NULL,
    inviter_client ${text},
    inviter_user   ${text},
    inviter_at     ${text},
    expires        BIGINT  NOT NULL
);
CREATE INDEX transfers_by_expiry ON transfers (expires);

-- sealed_private is base64.
CREATE TABLE signing_keys (
    kid            ${text} NOT NULL PRIMARY KEY,
    algorithm      ${text} NOT NULL,
    public_jwk     ${text} NOT NULL,
    sealed_private ${text} NOT NULL,
    created        BIGINT  NOT NULL,
    signs_from     BIGINT  NOT NULL,
    retired        BIGINT
);
-- However many nodes make one: of each algorithm one key at most has no end.
CREATE UNIQUE INDEX signing_keys_without_end ON signing_keys (algorithm) WHERE retired IS NULL;

CREATE TABLE audit_events (
    id          ${text} NOT NULL PRIMARY KEY,
    at          BIGINT  NOT NULL,
    actor       ${text} NOT NULL,
    action      ${text} NOT NULL,
    subject     ${text} NOT NULL,
    reseller_id ${text},
    source      ${text},
    request     ${text},
    batch       BIGINT,
    leaf        BIGINT,
    number      BIGINT,
    salt        ${text}
);
CREATE INDEX audit_events_of_reseller ON audit_events (reseller_id, id);
CREATE INDEX audit_events_unsealed ON audit_events (id) WHERE batch IS NULL;
CREATE UNIQUE INDEX audit_events_by_leaf ON audit_events (batch, leaf) WHERE batch IS NOT NULL;
CREATE INDEX audit_events_by_batch ON audit_events (reseller_id, batch, leaf)
    WHERE batch IS NOT NULL;

CREATE TABLE audit_details (
    event_id ${text} NOT NULL REFERENCES audit_events (id),
    field    ${text} NOT NULL,
    value    ${text} NOT NULL,
    PRIMARY KEY (event_id, field)
);

-- leaves are the hashes of the batch's events, in their order.
CREATE TABLE audit_seals (
    batch     BIGINT  NOT NULL PRIMARY KEY,
    at        BIGINT  NOT NULL,
    leaves    ${text} NOT NULL,
    jws       ${text} NOT NULL,
    signed_by ${text} NOT NULL,
    next_key  ${text}
);
CREATE INDEX audit_seals_by_time ON audit_seals (at, batch);
CREATE INDEX audit_seals_of_new_keys ON audit_seals (batch) WHERE next_key IS NOT NULL;

-- What was used is a credential, or a client that has none. No foreign key: a batch of counts must
-- not fail for one of them.
CREATE TABLE usage_counts (
    used_id   ${text} NOT NULL,
    hour      BIGINT  NOT NULL,
    issued    BIGINT  NOT NULL,
    last_used BIGINT  NOT NULL,
    PRIMARY KEY (used_id, hour)
);
CREATE INDEX usage_counts_by_hour ON usage_counts (hour);

-- Leaky buckets: at `forgotten` the last failure is. What bucket means can't be read from its name.
CREATE TABLE failures (
    bucket    ${text} NOT NULL PRIMARY KEY,
    forgotten BIGINT  NOT NULL,
    beyond    BIGINT  NOT NULL
);
CREATE INDEX failures_by_end ON failures (forgotten);

-- An answer is without what is shown once, and empty only inside the transaction that took the key.
CREATE TABLE idempotency_keys (
    caller  ${text} NOT NULL,
    value   ${text} NOT NULL,
    request ${text} NOT NULL,
    answer  ${text} NOT NULL,
    expires BIGINT  NOT NULL,
    PRIMARY KEY (caller, value)
);
CREATE INDEX idempotency_keys_of_caller ON idempotency_keys (caller, expires);
CREATE INDEX idempotency_keys_by_expiry ON idempotency_keys (expires);

-- Rows to lock where a rule is about rows that may not be there yet.
CREATE TABLE locks (
    name ${text} NOT NULL PRIMARY KEY
);
INSERT INTO locks (name) VALUES ('staff');
INSERT INTO locks (name) VALUES ('keys');
INSERT INTO locks (name) VALUES ('standard');
INSERT INTO locks (name) VALUES ('seals');

-- One row. Whoever raises seq holds it until its transaction ends: number order is commit order.
CREATE TABLE change_head (
    seq BIGINT NOT NULL
);
INSERT INTO change_head (seq) VALUES (0);

CREATE TABLE changes (
    seq            BIGINT  NOT NULL PRIMARY KEY,
    at             BIGINT  NOT NULL,
    keys           ${text} NOT NULL,
    revoked_kind   ${text},
    revoked_value  ${text},
    revoked_client ${text},
    revoked_user   ${text},
    revoked_until  BIGINT
);
