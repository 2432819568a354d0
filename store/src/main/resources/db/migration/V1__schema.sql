-- One timeline for both databases. ${text} is TEXT that sorts by its bytes. Times are epoch
-- milliseconds, hours and days the times of their starts, and durations are milliseconds unless a
-- comment says otherwise; flags are 0 or 1. A set that no query looks into is one text: words
-- separated by spaces, sorted. version counts the changes of a row: an update names the version
-- that it read, and changes nothing if that is no longer there. searched is what a search looks
-- through, as the program normalises it.

-- Deployment --------------------------------------------------------------------------------------

-- The issuer that this store belongs to. No row: the first program that opens the store writes its
-- own.
CREATE TABLE deployment (
    id     BIGINT  NOT NULL PRIMARY KEY CHECK (id = 1),
    issuer ${text} NOT NULL
);

-- sealed_private: base64, sealed under the master key.
CREATE TABLE signing_keys (
    kid            ${text} NOT NULL PRIMARY KEY,
    algorithm      ${text} NOT NULL,
    public_jwk     ${text} NOT NULL,
    sealed_private ${text} NOT NULL,
    created        BIGINT  NOT NULL,
    signs_from     BIGINT  NOT NULL,
    retired        BIGINT
);
-- Several nodes may make a key at once; one of each algorithm stays.
CREATE UNIQUE INDEX signing_keys_without_end ON signing_keys (algorithm) WHERE retired IS NULL;

-- Other secrets of the deployment, sealed under the master key as signing keys are.
CREATE TABLE kept_secrets (
    name   ${text} NOT NULL PRIMARY KEY,
    sealed ${text} NOT NULL
);

-- A row to lock where a rule is about rows that may not exist yet.
CREATE TABLE locks (
    name ${text} NOT NULL PRIMARY KEY
);
INSERT INTO locks (name) VALUES ('staff'), ('keys'), ('standard'), ('seals');

-- Changes -----------------------------------------------------------------------------------------

-- One row. A transaction that raises seq holds the row until it ends: the order of numbers is the
-- order of commits.
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

-- Resellers and applications ----------------------------------------------------------------------

CREATE TABLE resellers (
    id       ${text} NOT NULL PRIMARY KEY,
    name     ${text} NOT NULL,
    searched ${text} NOT NULL,
    standing ${text} NOT NULL,
    version  BIGINT  NOT NULL
);

CREATE TABLE applications (
    id          ${text} NOT NULL PRIMARY KEY,
    reseller_id ${text} NOT NULL REFERENCES resellers (id),
    name        ${text} NOT NULL,
    company     ${text} NOT NULL,
    searched    ${text} NOT NULL,
    expiry      BIGINT,
    suspended   BIGINT  NOT NULL,
    second_factor ${text} NOT NULL,
    version     BIGINT  NOT NULL
);
CREATE INDEX applications_of_reseller ON applications (reseller_id, id);

-- The permissions that a reseller or an application may hold; the holder's id is one of either
-- table. The row stands for the set as a whole: a transaction that changes the set locks the row.
CREATE TABLE ceilings (
    holder_id ${text} NOT NULL PRIMARY KEY,
    version   BIGINT  NOT NULL
);

CREATE TABLE ceiling_permissions (
    holder_id  ${text} NOT NULL REFERENCES ceilings (holder_id),
    permission ${text} NOT NULL,
    PRIMARY KEY (holder_id, permission)
);

-- How to reach a reseller or the customer of an application; the holder's id is one of either. The
-- link columns are those of the open link that confirms the address; null: none is open.
CREATE TABLE contacts (
    holder_id    ${text} NOT NULL PRIMARY KEY,
    email        ${text},
    confirmed    BIGINT  NOT NULL,
    telephone    ${text},
    page         ${text},
    version      BIGINT  NOT NULL,
    link_id      ${text},
    link_hash    ${text},
    link_expires BIGINT
);
CREATE UNIQUE INDEX contacts_by_link ON contacts (link_id);

-- An application is offered to one reseller at a time. No foreign key to that reseller: the offerer
-- isn't told whether it exists. The inviter columns are those of invitations.
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

-- Resource servers, permissions and roles ---------------------------------------------------------

CREATE TABLE resource_servers (
    id         ${text} NOT NULL PRIMARY KEY,
    identifier ${text} NOT NULL UNIQUE,
    name       ${text} NOT NULL,
    standard   BIGINT  NOT NULL,
    built_in   BIGINT  NOT NULL,
    second_factor ${text} NOT NULL,
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
    searched       ${text} NOT NULL,
    version        BIGINT  NOT NULL,
    UNIQUE (application_id, name)
);
CREATE INDEX roles_of_application ON roles (application_id, id);

-- A row a permission, not words in a column: an index finds the roles that hold one. No foreign key
-- to permissions: a permission that is removed and comes back is held again.
CREATE TABLE role_permissions (
    role_id    ${text} NOT NULL REFERENCES roles (id) ON DELETE CASCADE,
    permission ${text} NOT NULL,
    PRIMARY KEY (role_id, permission)
);
CREATE INDEX role_permissions_by_permission ON role_permissions (permission, role_id);

-- Users -------------------------------------------------------------------------------------------

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

-- Failed logins since the last one that succeeded.
CREATE TABLE login_failures (
    user_id  ${text} NOT NULL PRIMARY KEY REFERENCES users (id),
    failures BIGINT  NOT NULL
);

-- Claims that a user makes about itself and that staff don't see: apart from users on purpose.
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

-- Passkeys. handle: random, by which authenticators know the user. The texts are base64url.
CREATE TABLE user_handles (
    user_id ${text} NOT NULL PRIMARY KEY REFERENCES users (id),
    handle  ${text} NOT NULL
);

CREATE TABLE passkeys (
    id              ${text} NOT NULL PRIMARY KEY,
    user_id         ${text} NOT NULL REFERENCES users (id),
    name            ${text} NOT NULL,
    credential_id   ${text} NOT NULL UNIQUE,
    public_key      ${text} NOT NULL,
    sign_count      BIGINT  NOT NULL,
    backup_eligible BIGINT  NOT NULL,
    backed_up       BIGINT  NOT NULL,
    transports      ${text} NOT NULL,
    created         BIGINT  NOT NULL,
    last_used       BIGINT
);
CREATE INDEX passkeys_of_user ON passkeys (user_id, id);

CREATE TABLE used_challenges (
    challenge ${text} NOT NULL PRIMARY KEY,
    until     BIGINT  NOT NULL
);
CREATE INDEX used_challenges_by_end ON used_challenges (until);

-- Authenticator apps, recovery codes and trusted browsers. The secret of an app is the row
-- 'authenticator.<id>' of kept_secrets; last_step: the time step of its last accepted code. hash of
-- a recovery code: an HMAC. factor_enrolments: who may add a first second factor, and until when.
CREATE TABLE authenticator_apps (
    id        ${text} NOT NULL PRIMARY KEY,
    user_id   ${text} NOT NULL UNIQUE REFERENCES users (id),
    created   BIGINT  NOT NULL,
    last_step BIGINT  NOT NULL,
    last_used BIGINT
);

CREATE TABLE recovery_codes (
    user_id ${text} NOT NULL REFERENCES users (id),
    hash    ${text} NOT NULL,
    created BIGINT  NOT NULL,
    used    BIGINT,
    PRIMARY KEY (user_id, hash)
);

CREATE TABLE trusted_browsers (
    id      ${text} NOT NULL PRIMARY KEY,
    user_id ${text} NOT NULL REFERENCES users (id),
    hash    ${text} NOT NULL,
    agent   ${text} NOT NULL,
    created BIGINT  NOT NULL,
    expires BIGINT  NOT NULL,
    used    BIGINT
);
CREATE INDEX trusted_browsers_of_user ON trusted_browsers (user_id, id);
CREATE INDEX trusted_browsers_by_expiry ON trusted_browsers (expires);

CREATE TABLE factor_enrolments (
    user_id ${text} NOT NULL PRIMARY KEY REFERENCES users (id),
    until   BIGINT  NOT NULL
);
CREATE INDEX factor_enrolments_by_end ON factor_enrolments (until);

-- done: when the account was deleted for good; its row in users has only the id then.
CREATE TABLE account_deletions (
    user_id   ${text} NOT NULL PRIMARY KEY REFERENCES users (id),
    requested BIGINT  NOT NULL,
    due       BIGINT  NOT NULL,
    done      BIGINT
);
CREATE INDEX account_deletions_by_time ON account_deletions (due) WHERE done IS NULL;
-- Since when each policy on second factors demands one, or none. name: staff, or the id of an
-- application or a resource server.
CREATE TABLE factor_policies (
    name    ${text} NOT NULL PRIMARY KEY,
    demands BIGINT  NOT NULL,
    since   BIGINT  NOT NULL
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
    used           BIGINT,
    mailed         BIGINT  NOT NULL DEFAULT 0
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

-- Links that change an account. purpose is a constant's name; maker is null where the server mailed
-- the link on a request.
CREATE TABLE account_links (
    id          ${text} NOT NULL PRIMARY KEY,
    hash        ${text} NOT NULL,
    user_id     ${text} NOT NULL REFERENCES users (id),
    purpose     ${text} NOT NULL,
    maker       ${text},
    mailed      BIGINT  NOT NULL,
    new_address ${text},
    expires     BIGINT  NOT NULL,
    used        BIGINT,
    ended       BIGINT,
    -- when the user has seen that staff made it and it was used
    seen        BIGINT
);
CREATE INDEX account_links_by_user ON account_links (user_id);
CREATE INDEX account_links_by_expiry ON account_links (expires);

-- The latest reset of each kind by each maker: one person alone can't reset both.
CREATE TABLE account_resets (
    user_id ${text} NOT NULL REFERENCES users (id),
    kind    ${text} NOT NULL,
    maker   ${text} NOT NULL,
    at      BIGINT  NOT NULL,
    PRIMARY KEY (user_id, kind, maker)
);
CREATE INDEX account_resets_by_time ON account_resets (at);

-- Clients -----------------------------------------------------------------------------------------

-- reseller_id is that of the application, and idle_since the hour of the last token or the time of
-- creation: both are here so that an index finds a reseller's idle clients among a million. The
-- columns from require_pkce to logo_uri are the client's settings, in the program's order; most
-- have the names of OpenID Connect and OAuth client metadata. keys_expire is of jwks, jwks_uri and
-- certificates; token_endpoint_audience says whether aud of an assertion may be the address of the
-- token endpoint; default_max_age is in seconds.
CREATE TABLE clients (
    id                        ${text} NOT NULL PRIMARY KEY,
    application_id            ${text} REFERENCES applications (id),
    reseller_id               ${text},
    authority                 ${text},
    management                ${text} NOT NULL,
    name                      ${text} NOT NULL,
    searched                  ${text} NOT NULL,
    type                      ${text} NOT NULL,
    grant_types               ${text} NOT NULL,
    redirect_uris             ${text} NOT NULL,
    post_logout_redirect_uris ${text} NOT NULL,
    require_pkce              BIGINT  NOT NULL,
    skip_consent              BIGINT  NOT NULL,
    security_profile          ${text},
    rotate_refresh_tokens     BIGINT  NOT NULL,
    id_token_on_refresh       BIGINT  NOT NULL,
    id_token_algorithm        ${text} NOT NULL,
    authorization_signed_response_alg ${text} NOT NULL,
    userinfo_signed_response_alg      ${text},
    dpop_bound_access_tokens          BIGINT  NOT NULL,
    tls_client_certificate_bound_access_tokens BIGINT NOT NULL,
    backchannel_logout_uri               ${text},
    backchannel_logout_session_required  BIGINT  NOT NULL,
    frontchannel_logout_uri              ${text},
    frontchannel_logout_session_required BIGINT  NOT NULL,
    token_endpoint_auth_method ${text} NOT NULL,
    jwks                       ${text},
    jwks_uri                   ${text},
    keys_expire                BIGINT,
    token_endpoint_audience    BIGINT  NOT NULL,
    tls_client_auth_subject_dn ${text},
    tls_client_auth_san_dns    ${text},
    tls_client_auth_san_uri    ${text},
    tls_client_auth_san_ip     ${text},
    tls_client_auth_san_email  ${text},
    request_object_signing_alg    ${text},
    require_signed_request_object BIGINT  NOT NULL,
    request_uris                  ${text} NOT NULL,
    require_pushed_requests       BIGINT  NOT NULL,
    subject_type          ${text} NOT NULL,
    sector_identifier_uri ${text},
    default_max_age       BIGINT,
    require_auth_time     BIGINT  NOT NULL,
    initiate_login_uri    ${text},
    client_uri            ${text},
    policy_uri            ${text},
    tos_uri               ${text},
    logo_uri              ${text},
    suspended  BIGINT NOT NULL,
    idle_since BIGINT NOT NULL,
    version    BIGINT NOT NULL
);
CREATE INDEX clients_of_application ON clients (application_id, id);
CREATE INDEX clients_of_reseller ON clients (reseller_id, id);
CREATE INDEX clients_idle ON clients (idle_since, id) WHERE suspended = 0;
CREATE INDEX clients_of_reseller_idle ON clients (reseller_id, idle_since, id) WHERE suspended = 0;

CREATE TABLE client_roles (
    client_id ${text} NOT NULL REFERENCES clients (id),
    role_id   ${text} NOT NULL REFERENCES roles (id),
    PRIMARY KEY (client_id, role_id)
);
CREATE INDEX client_roles_by_role ON client_roles (role_id);

-- A row an origin, not words in a column: a request of a browser is looked up by its origin.
CREATE TABLE client_origins (
    client_id ${text} NOT NULL REFERENCES clients (id),
    origin    ${text} NOT NULL,
    PRIMARY KEY (client_id, origin)
);
CREATE INDEX client_origins_by_origin ON client_origins (origin, client_id);

-- Secrets and API keys. The holder is a client or a resource server; reseller_id and idle_since as
-- in clients.
CREATE TABLE credentials (
    id          ${text} NOT NULL PRIMARY KEY,
    holder_id   ${text} NOT NULL,
    reseller_id ${text},
    kind        ${text} NOT NULL,
    hash        ${text} NOT NULL,
    created     BIGINT  NOT NULL,
    expires     BIGINT,
    idle_since  BIGINT  NOT NULL,
    version     BIGINT  NOT NULL
);
CREATE INDEX credentials_of_holder ON credentials (holder_id, id);
CREATE INDEX credentials_by_expiry ON credentials (expires, id);
CREATE INDEX credentials_idle ON credentials (idle_since, id);
CREATE INDEX credentials_of_reseller_by_expiry ON credentials (reseller_id, expires, id);
CREATE INDEX credentials_of_reseller_idle ON credentials (reseller_id, idle_since, id);

-- Tokens issued with a credential, or by a client that has none. No foreign key: a batch of counts
-- must not fail because one credential is gone.
CREATE TABLE usage_counts (
    used_id   ${text} NOT NULL,
    hour      BIGINT  NOT NULL,
    issued    BIGINT  NOT NULL,
    last_used BIGINT  NOT NULL,
    PRIMARY KEY (used_id, hour)
);
CREATE INDEX usage_counts_by_hour ON usage_counts (hour);

-- Client assertions that were accepted. jti is a hash of the assertion's.
CREATE TABLE used_assertions (
    client_id ${text} NOT NULL REFERENCES clients (id),
    jti       ${text} NOT NULL,
    until     BIGINT  NOT NULL,
    PRIMARY KEY (client_id, jti)
);
CREATE INDEX used_assertions_by_end ON used_assertions (until);

-- Dynamic registration ----------------------------------------------------------------------------

-- The inviter columns are those of invitations.
CREATE TABLE initial_access_tokens (
    id                      ${text} NOT NULL PRIMARY KEY,
    hash                    ${text} NOT NULL,
    inviter_client          ${text},
    inviter_user            ${text},
    inviter_at              ${text},
    application_id          ${text} NOT NULL REFERENCES applications (id),
    name                    ${text} NOT NULL,
    grant_types             ${text} NOT NULL,
    methods                 ${text} NOT NULL,
    require_pkce            BIGINT  NOT NULL,
    token_endpoint_audience BIGINT  NOT NULL,
    security_profile        ${text},
    api_key                 BIGINT  NOT NULL,
    credential_life         BIGINT,
    registrations           BIGINT  NOT NULL,
    used                    BIGINT  NOT NULL,
    expires                 BIGINT  NOT NULL
);
CREATE INDEX initial_access_tokens_by_application ON initial_access_tokens (application_id, id);
CREATE INDEX initial_access_tokens_by_expiry ON initial_access_tokens (expires);

CREATE TABLE initial_access_token_roles (
    token_id ${text} NOT NULL REFERENCES initial_access_tokens (id) ON DELETE CASCADE,
    role_id  ${text} NOT NULL REFERENCES roles (id),
    PRIMARY KEY (token_id, role_id)
);
CREATE INDEX initial_access_token_roles_by_role ON initial_access_token_roles (role_id);

-- No foreign key to the token: it may be gone while its clients live.
CREATE TABLE registrations (
    client_id   ${text} NOT NULL PRIMARY KEY REFERENCES clients (id),
    token_id    ${text} NOT NULL,
    grant_types ${text} NOT NULL,
    methods     ${text} NOT NULL,
    hash        ${text} NOT NULL,
    before_hash ${text},
    created     BIGINT  NOT NULL
);

-- Login sessions, logout and consent --------------------------------------------------------------

CREATE TABLE sessions (
    id        ${text} NOT NULL PRIMARY KEY,
    user_id   ${text} NOT NULL REFERENCES users (id),
    hash      ${text} NOT NULL,
    created   BIGINT  NOT NULL,
    last_seen BIGINT  NOT NULL,
    auth_time BIGINT  NOT NULL,
    methods   ${text} NOT NULL,
    agent     ${text} NOT NULL,
    address   ${text} NOT NULL,
    ended     BIGINT
);
CREATE INDEX sessions_of_user ON sessions (user_id, id);
CREATE INDEX sessions_by_end ON sessions (ended);
CREATE INDEX sessions_by_use ON sessions (last_seen);

-- Clients to tell of a logout. sid is the one that the client was told, which a later login may
-- have replaced.
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

-- content: sealed under the master key; null once the mail was sent. decoy: it is never sent.
CREATE TABLE mails (
    id                 ${text} NOT NULL PRIMARY KEY,
    kind               ${text} NOT NULL,
    address            ${text} NOT NULL,
    normalised_address ${text} NOT NULL,
    reseller_id        ${text} REFERENCES resellers (id),
    language           ${text},
    decoy              BIGINT  NOT NULL,
    content            ${text},
    written            BIGINT  NOT NULL,
    until              BIGINT  NOT NULL,
    status             ${text} NOT NULL,
    attempts           BIGINT  NOT NULL,
    due                BIGINT  NOT NULL,
    answer             ${text}
);
CREATE INDEX mails_by_time ON mails (status, due);
CREATE INDEX mails_of_address ON mails (normalised_address, written);
CREATE INDEX mails_of_reseller ON mails (reseller_id, written);
CREATE INDEX mails_by_end ON mails (until);

-- The ends of credentials and applications that contacts were told of, so many days ahead.
CREATE TABLE mail_notices (
    subject ${text} NOT NULL,
    ends    BIGINT  NOT NULL,
    days    BIGINT  NOT NULL,
    PRIMARY KEY (subject, ends, days)
);
CREATE INDEX mail_notices_by_end ON mail_notices (ends);

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

-- Authorization requests and tokens ---------------------------------------------------------------

CREATE TABLE pushed_requests (
    id        ${text} NOT NULL PRIMARY KEY,
    hash      ${text} NOT NULL,
    client_id ${text} NOT NULL REFERENCES clients (id),
    query     ${text} NOT NULL,
    expires   BIGINT  NOT NULL
);
CREATE INDEX pushed_requests_by_expiry ON pushed_requests (expires);

-- user_code: a keyed hash; query: the parameters of the device's request; source: its address. An
-- allowed device has a row of codes with the id and hash of this row and an empty redirect_uri.
CREATE TABLE device_authorizations (
    id        ${text} NOT NULL PRIMARY KEY,
    hash      ${text} NOT NULL,
    user_code ${text} NOT NULL UNIQUE,
    client_id ${text} NOT NULL REFERENCES clients (id),
    query     ${text} NOT NULL,
    source    ${text} NOT NULL,
    asked     BIGINT  NOT NULL,
    expires   BIGINT  NOT NULL,
    decision  ${text}
);
CREATE INDEX device_authorizations_by_expiry ON device_authorizations (expires);

-- jkt: the thumbprint of the key that a DPoP proof must have; null: any. No foreign keys to family
-- and session: a code names its family before that begins, and may outlive its session.
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
    jkt             ${text},
    auth_time       BIGINT  NOT NULL,
    acr             ${text} NOT NULL,
    methods         ${text} NOT NULL,
    expires         BIGINT  NOT NULL,
    used            BIGINT
);
CREATE INDEX codes_by_expiry ON codes (expires);
CREATE INDEX codes_of_family ON codes (family_id);
CREATE INDEX codes_of_user ON codes (user_id, client_id);
-- A client whose subjects become pairwise loses all its grants at once.
CREATE INDEX codes_of_client ON codes (client_id);

-- jkt as in codes; x5t_s256: the thumbprint of the certificate that the client must show, null:
-- none. retries counts how often previous_id was presented again since current_id was last
-- presented.
CREATE TABLE refresh_families (
    id              ${text} NOT NULL PRIMARY KEY,
    client_id       ${text} NOT NULL REFERENCES clients (id),
    user_id         ${text} NOT NULL REFERENCES users (id),
    session_id      ${text} REFERENCES sessions (id) ON DELETE SET NULL,
    scope           ${text} NOT NULL,
    resource        ${text} NOT NULL,
    userinfo_claims ${text} NOT NULL,
    id_token_claims ${text} NOT NULL,
    jkt             ${text},
    x5t_s256        ${text},
    auth_time       BIGINT  NOT NULL,
    acr             ${text} NOT NULL,
    methods         ${text} NOT NULL,
    created         BIGINT  NOT NULL,
    last_used       BIGINT  NOT NULL,
    ended           BIGINT,
    current_id      ${text} NOT NULL,
    previous_id     ${text},
    retries         BIGINT  NOT NULL
);
CREATE INDEX refresh_families_of_user ON refresh_families (user_id, client_id);
CREATE INDEX refresh_families_of_client ON refresh_families (client_id);
CREATE INDEX refresh_families_of_session ON refresh_families (session_id);
CREATE INDEX refresh_families_by_end ON refresh_families (ended);
CREATE INDEX refresh_families_by_use ON refresh_families (last_used);

-- The current token of a family and the one before. The id of an older one proves its family.
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

-- Guards ------------------------------------------------------------------------------------------

-- The last report of each guard.
CREATE TABLE guards (
    resource_server_id ${text} NOT NULL,
    id                 ${text} NOT NULL,
    name               ${text} NOT NULL,
    version            ${text} NOT NULL,
    report             BIGINT  NOT NULL,
    started            BIGINT  NOT NULL,
    seen               BIGINT  NOT NULL,
    streaming          BIGINT  NOT NULL,
    applied            BIGINT  NOT NULL,
    behind             BIGINT  NOT NULL,
    silence            BIGINT  NOT NULL,
    states             BIGINT  NOT NULL,
    loads              BIGINT  NOT NULL,
    hits               BIGINT  NOT NULL,
    dropped_refusals   BIGINT  NOT NULL,
    dropped_uses       BIGINT  NOT NULL,
    PRIMARY KEY (resource_server_id, id)
);

-- Decisions that guards report, a row for each principal, operation and outcome; '' is none.
-- last_day is the day of last_at: the sweep finds rows by it, and an index that changes once a day
-- costs nothing.
CREATE TABLE decision_counts (
    client_id          ${text} NOT NULL,
    user_id            ${text} NOT NULL,
    resource_server_id ${text} NOT NULL,
    operation          ${text} NOT NULL,
    permission         ${text} NOT NULL,
    code               ${text} NOT NULL,
    requests           BIGINT  NOT NULL,
    first_at           BIGINT  NOT NULL,
    last_at            BIGINT  NOT NULL,
    last_day           BIGINT  NOT NULL,
    PRIMARY KEY (client_id, user_id, resource_server_id, operation, permission, code)
);
CREATE INDEX decision_counts_by_day ON decision_counts (last_day);

CREATE TABLE decision_records (
    resource_server_id ${text} NOT NULL PRIMARY KEY,
    since              BIGINT  NOT NULL,
    dropped            BIGINT  NOT NULL
);

-- Refusals of known principals, for some weeks. application_id is that of the client; an endpoint
-- of the server itself has no resource_server_id; description is a text of the program.
CREATE TABLE refusals (
    id                 ${text} NOT NULL PRIMARY KEY,
    reference          ${text} NOT NULL UNIQUE,
    at                 BIGINT  NOT NULL,
    resource_server_id ${text},
    client_id          ${text} NOT NULL,
    user_id            ${text},
    application_id     ${text},
    code               ${text} NOT NULL,
    method             ${text},
    operation          ${text},
    permission         ${text},
    description        ${text}
);
CREATE INDEX refusals_of_principal ON refusals (client_id, COALESCE(user_id, ''), id);
CREATE INDEX refusals_of_client ON refusals (client_id, id);
CREATE INDEX refusals_of_user ON refusals (user_id, id);
CREATE INDEX refusals_of_application ON refusals (application_id, id);
CREATE INDEX refusals_by_age ON refusals (at);

-- The number of a day's other refusals. An empty client_id: of requests without a known principal.
CREATE TABLE refusals_not_kept (
    client_id ${text} NOT NULL,
    day       BIGINT  NOT NULL,
    refused   BIGINT  NOT NULL,
    PRIMARY KEY (client_id, day)
);
CREATE INDEX refusals_not_kept_by_day ON refusals_not_kept (day);

-- Limits ------------------------------------------------------------------------------------------

-- Leaky buckets. forgotten: when the last failure leaks out. The name of a bucket doesn't tell its
-- meaning.
CREATE TABLE failures (
    bucket    ${text} NOT NULL PRIMARY KEY,
    forgotten BIGINT  NOT NULL
);
CREATE INDEX failures_by_end ON failures (forgotten);

-- answer has no secrets, and is empty only inside the transaction that took the key.
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

-- Audit log ---------------------------------------------------------------------------------------

-- facts_before and facts_after: the difference that an operation made, as the JSON that was hashed;
-- whole: whether an event has them. noun is that of the subject. batch to salt: the event's place
-- in a seal; null: not sealed yet.
CREATE TABLE audit_events (
    id             ${text} NOT NULL PRIMARY KEY,
    at             BIGINT  NOT NULL,
    actor          ${text} NOT NULL,
    action         ${text} NOT NULL,
    subject        ${text} NOT NULL,
    noun           ${text},
    reseller_id    ${text},
    application_id ${text},
    client_id      ${text},
    session_id     ${text},
    source         ${text},
    request        ${text},
    facts_before   ${text},
    facts_after    ${text},
    whole          BIGINT  NOT NULL,
    batch          BIGINT,
    leaf           BIGINT,
    number         BIGINT,
    salt           ${text}
);
CREATE INDEX audit_events_unsealed ON audit_events (id) WHERE batch IS NULL;
CREATE INDEX audit_events_not_whole ON audit_events (at) WHERE whole = 0;
CREATE UNIQUE INDEX audit_events_by_leaf ON audit_events (batch, leaf) WHERE batch IS NOT NULL;
CREATE INDEX audit_events_by_batch ON audit_events (reseller_id, batch, leaf)
    WHERE batch IS NOT NULL;
-- The log is read from its end: by each filter, then by id.
CREATE INDEX audit_events_by_actor ON audit_events (actor, id);
CREATE INDEX audit_events_by_action ON audit_events (action, id);
CREATE INDEX audit_events_by_subject ON audit_events (subject, id);
CREATE INDEX audit_events_by_noun ON audit_events (noun, id);
CREATE INDEX audit_events_by_request ON audit_events (request, id);
CREATE INDEX audit_events_of_reseller ON audit_events (reseller_id, id);
CREATE INDEX audit_events_of_reseller_by_action ON audit_events (reseller_id, action, id);
CREATE INDEX audit_events_of_reseller_by_noun ON audit_events (reseller_id, noun, id);
CREATE INDEX audit_events_of_application ON audit_events (application_id, id);
CREATE INDEX audit_events_of_application_by_noun ON audit_events (application_id, noun, id);

CREATE TABLE audit_details (
    event_id ${text} NOT NULL REFERENCES audit_events (id),
    field    ${text} NOT NULL,
    value    ${text} NOT NULL,
    PRIMARY KEY (event_id, field)
);

-- Events that were counted instead of recorded, until the next event, or the sweep, says how many.
-- name: the bucket that had no room; since: when the first of them was; latest: the last.
CREATE TABLE untold_events (
    name           ${text} NOT NULL PRIMARY KEY,
    actor          ${text} NOT NULL,
    action         ${text} NOT NULL,
    subject        ${text} NOT NULL,
    application_id ${text},
    reseller_id    ${text},
    events         BIGINT  NOT NULL,
    since          BIGINT  NOT NULL,
    latest         BIGINT  NOT NULL
);
CREATE INDEX untold_events_by_time ON untold_events (since);

-- leaves: the hashes of the batch's events, in their order.
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

-- Shared signals ----------------------------------------------------------------------------------

-- authority: operator, or a reseller's id. requested: URIs; types: those of them that the stream
-- delivers. sealed: the name in kept_secrets of the secret that the endpoint wants to see; null: it
-- wants none. due: when a node looks at a push stream next; a node that works on it puts it off.
CREATE TABLE event_streams (
    id          ${text} NOT NULL PRIMARY KEY,
    client_id   ${text} NOT NULL REFERENCES clients (id),
    authority   ${text} NOT NULL,
    requested   ${text} NOT NULL,
    types       ${text} NOT NULL,
    description ${text},
    endpoint    ${text},
    sealed      ${text},
    status      ${text} NOT NULL,
    reason      ${text},
    created     BIGINT  NOT NULL,
    verified    BIGINT,
    delivered   BIGINT  NOT NULL,
    dropped     BIGINT  NOT NULL,
    attempts    BIGINT  NOT NULL,
    due         BIGINT  NOT NULL,
    version     BIGINT  NOT NULL
);
CREATE INDEX event_streams_of_client ON event_streams (client_id);
CREATE INDEX event_streams_by_authority ON event_streams (authority);

CREATE TABLE security_events (
    stream_id      ${text} NOT NULL REFERENCES event_streams (id) ON DELETE CASCADE,
    id             ${text} NOT NULL,
    type           ${text} NOT NULL,
    at             BIGINT  NOT NULL,
    cause          ${text} NOT NULL,
    initiator      ${text},
    reason         ${text},
    user_id        ${text},
    session_id     ${text},
    client_id      ${text},
    role_id        ${text},
    application_id ${text},
    reseller_id    ${text},
    members        ${text} NOT NULL,
    PRIMARY KEY (stream_id, id)
);
CREATE INDEX security_events_by_time ON security_events (at);

-- Subjects that a receiver added or removed. subject: its ids, each by the name of its column in
-- security_events. wanted: 1 added, 0 removed. place: a later choice has a higher one.
CREATE TABLE stream_subjects (
    stream_id ${text} NOT NULL REFERENCES event_streams (id) ON DELETE CASCADE,
    subject   ${text} NOT NULL,
    wanted    BIGINT  NOT NULL,
    place     BIGINT  NOT NULL,
    PRIMARY KEY (stream_id, subject)
);
