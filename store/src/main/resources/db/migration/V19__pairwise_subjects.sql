-- What a client is told of who its users are.
ALTER TABLE clients ADD COLUMN subject_type ${text} NOT NULL DEFAULT 'PUBLIC';
ALTER TABLE clients ADD COLUMN sector_identifier_uri ${text};

-- Secrets of the deployment that are never changed, sealed under the master key as signing keys are.
CREATE TABLE kept_secrets (
    name   ${text} NOT NULL PRIMARY KEY,
    sealed ${text} NOT NULL
);
