-- The security profile that a client keeps to; of an initial access token, that of its clients.
ALTER TABLE clients ADD COLUMN security_profile ${text};
ALTER TABLE initial_access_tokens ADD COLUMN security_profile ${text};
