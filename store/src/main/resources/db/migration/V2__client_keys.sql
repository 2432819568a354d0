-- keys_expire: of both jwks and jwks_uri.
ALTER TABLE clients ADD COLUMN token_endpoint_auth_method ${text} NOT NULL
    DEFAULT 'CLIENT_SECRET_BASIC';
ALTER TABLE clients ADD COLUMN jwks ${text};
ALTER TABLE clients ADD COLUMN jwks_uri ${text};
ALTER TABLE clients ADD COLUMN keys_expire BIGINT;
UPDATE clients SET token_endpoint_auth_method = 'NONE' WHERE type = 'PUBLIC';

-- Client assertions that were accepted. jti is a hash of theirs.
CREATE TABLE used_assertions (
    client_id ${text} NOT NULL REFERENCES clients (id),
    jti       ${text} NOT NULL,
    until     BIGINT  NOT NULL,
    PRIMARY KEY (client_id, jti)
);
CREATE INDEX used_assertions_by_end ON used_assertions (until);
