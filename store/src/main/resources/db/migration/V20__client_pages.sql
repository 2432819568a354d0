ALTER TABLE clients ADD COLUMN default_max_age BIGINT;
ALTER TABLE clients ADD COLUMN require_auth_time BIGINT NOT NULL DEFAULT 0;
ALTER TABLE clients ADD COLUMN initiate_login_uri ${text};
ALTER TABLE clients ADD COLUMN client_uri ${text};
ALTER TABLE clients ADD COLUMN policy_uri ${text};
ALTER TABLE clients ADD COLUMN tos_uri ${text};
ALTER TABLE clients ADD COLUMN logo_uri ${text};
