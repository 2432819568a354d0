-- Of a client whose users get other names (pairwise subjects) all grants end at once.
CREATE INDEX codes_of_client ON codes (client_id);
CREATE INDEX refresh_families_of_client ON refresh_families (client_id);
