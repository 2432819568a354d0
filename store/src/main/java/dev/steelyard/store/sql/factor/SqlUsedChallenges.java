package dev.steelyard.store.sql.factor;

import dev.steelyard.domain.factor.UsedChallenges;
import dev.steelyard.store.sql.SqlExecutor;
import java.time.Instant;

/** Stores the challenges that passkeys have answered in an SQL table. */
public record SqlUsedChallenges(SqlExecutor sql) implements UsedChallenges {
    @Override
    public boolean use(String challenge, Instant until) {
        return sql.update(
                                """
                                INSERT INTO used_challenges (challenge, until)
                                VALUES (:challenge, :until)
                                ON CONFLICT (challenge) DO NOTHING""")
                        .bind("challenge", challenge)
                        .bind("until", until)
                        .execute()
                == 1;
    }

    @Override
    public boolean isUsed(String challenge) {
        return sql.count("SELECT COUNT(*) FROM used_challenges WHERE challenge = :key", challenge)
                == 1;
    }
}
